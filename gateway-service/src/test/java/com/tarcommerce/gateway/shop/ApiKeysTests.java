package com.tarcommerce.gateway.shop;

import static com.tarcommerce.gateway.shop.Shops.RAVI;
import static com.tarcommerce.gateway.shop.Shops.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeysTests {
    @TempDir
    static Path directory;
    static Shops shops;

    @BeforeAll
    static void open() {
        shops = new Shops(directory);
    }

    @AfterAll
    static void close() {
        shops.close();
    }

    @BeforeEach
    void reset() {
        shops.reset();
    }

    private static final Pattern KEY = Pattern.compile("tar_[A-Za-z0-9_-]{43}");

    @Test
    void aKeyIsShownOnceKeptAsAHashAndOpensItsShopOnly() {
        var room = aShop();

        var answer = shops.asAdmin(room, "apikey", "web shop");

        var key = keyIn(answer);
        assertThat(answer).contains("only this once", "everyone in this chat can read it", "/apikey revoke");
        var holder = keys().authenticate(key).orElseThrow();
        assertThat(holder.tenant()).isEqualTo(shops.shopOf(room).id());
        assertThat(keys().authenticate("Bearer " + key)).contains(holder);
        assertThat(rows("api_key")).contains(holder.keyId()).doesNotContain(key).doesNotContain(key.substring(4));
        assertThat(rows("audit")).contains(holder.keyId()).doesNotContain(key).doesNotContain(key.substring(4));
        assertThat(shops.asAdmin(room, "apikeys", "")).contains(holder.keyId(), "web shop", "2026-11-25")
                .doesNotContain(key);
        assertThat(shops.audit(room)).endsWith("apikey allowed " + holder.keyId(), "apikeys allowed allowed");
    }

    @Test
    void onlyAKeyThatWasAskedForAsSuchAdministersAndTheListSaysWhichDo() {
        var room = aShop();

        var ordinary = keys().authenticate(keyIn(shops.asAdmin(room, "apikey", "administration"))).orElseThrow();
        var answer = shops.asAdmin(room, "apikey", "Admin counter");
        var admin = keys().authenticate(keyIn(answer)).orElseThrow();

        assertThat(answer).contains("/console", "only this once", "/apikey revoke " + admin.keyId());
        assertThat(admin.administers()).isTrue();
        assertThat(admin.label()).isEqualTo("counter");
        assertThat(ordinary.administers()).isFalse();
        assertThat(shops.asAdmin(room, "apikeys", "")).contains("(admin)  counter", "2026-11-25  administration");
        assertThat(shops.audit(room)).contains("apikey allowed " + admin.keyId() + " administers");
    }

    @Test
    void whatShowsAKeyOrACodeIsToBeForgottenAndNothingElse() {
        var room = aShop();

        assertThat(isSecret(room, "apikey", "web shop")).isTrue();
        assertThat(isSecret(room, "apikey", "admin")).isTrue();
        assertThat(isSecret(room, "link", "")).isTrue();
        assertThat(isSecret(room, "apikeys", "")).isFalse();
    }

    private static boolean isSecret(Room room, String command, String argument) {
        var reply = shops.carryOut(shops.plan(room, Shops.ADMIN, command, argument));
        return reply.parts().stream().allMatch(part -> Boolean.TRUE.equals(part.secret()));
    }

    @Test
    void whoLooksAtTheKeysIsInTheAuditToo() {
        var room = aShop();

        shops.asAdmin(room, "apikeys", "");
        shops.write(room, Shops.RAVI, "apikeys", "");

        assertThat(shops.audit(room)).endsWith("apikeys allowed allowed", "apikeys denied not_administrator");
    }

    @Test
    void whatIsNoKeyOpensNothing() {
        aShop();

        assertThat(keys().authenticate(null)).isEmpty();
        assertThat(keys().authenticate("")).isEmpty();
        assertThat(keys().authenticate("Bearer ")).isEmpty();
        assertThat(keys().authenticate("tar_" + "A".repeat(43))).isEmpty();
        assertThat(keys().authenticate("' or 1=1 --")).isEmpty();
    }

    @Test
    void aRevokedKeyOpensNothingAndAnotherShopCannotRevokeIt() {
        var room = aShop();
        var key = keyIn(shops.asAdmin(room, "apikey", ""));
        var id = keys().authenticate(key).orElseThrow().keyId();

        assertThat(shops.asAdmin(aShop(), "apikey", "revoke " + id)).contains("no key “" + id + "”");
        assertThat(keys().authenticate(key)).isPresent();

        assertThat(shops.asAdmin(room, "apikey", "revoke " + id)).contains("works no longer");
        assertThat(keys().authenticate(key)).isEmpty();
        assertThat(shops.asAdmin(room, "apikey", "revoke " + id)).contains("no key");
        assertThat(shops.asAdmin(room, "apikeys", "")).contains("no API keys");
        assertThat(keys().of(shops.shopOf(room).id())).singleElement().extracting(ApiKey::revokedAt).isNotNull();
    }

    @Test
    void whatIsWrongIsSaid() {
        var room = aShop();

        assertThat(shops.asAdmin(room, "apikey", "revoke")).contains("Which key?");
        assertThat(shops.asAdmin(room, "apikey", "x".repeat(41))).contains("at most 40");
        assertThat(shops.write(room, RAVI, "apikey", "")).contains("Only an administrator");
        for (int i = 0; i < 20; i++) {
            shops.asAdmin(room, "apikey", "");
        }
        assertThat(shops.asAdmin(room, "apikey", "")).contains("20 keys already");
    }

    private static String rows(String table) {
        return shops.context.getBean(JdbcClient.class).sql("select * from " + table).query().listOfRows().toString();
    }

    private static ApiKeys keys() {
        return shops.context.getBean(ApiKeys.class);
    }

    private static Room aShop() {
        return shops.bind(aChat().inThread("45"), Role.INVENTORY).room();
    }

    private static String keyIn(String answer) {
        var found = KEY.matcher(answer);
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
