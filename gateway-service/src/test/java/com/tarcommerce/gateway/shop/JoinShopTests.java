package com.tarcommerce.gateway.shop;

import static com.tarcommerce.gateway.shop.Shops.ADMIN;
import static com.tarcommerce.gateway.shop.Shops.RAVI;
import static com.tarcommerce.gateway.shop.Shops.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.Decision.Denied;
import com.tarcommerce.gateway.intake.Sender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinShopTests {
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

    private static final Pattern CODE = Pattern.compile("/join (\\S+)");

    @Test
    void aCodeAddsAnotherChatToTheShopOnce() {
        var first = aShop();
        var second = aChat();
        var code = code(first);

        var answer = join(second, code.toLowerCase(java.util.Locale.ROOT).replace("-", ""));

        assertThat(answer).contains("Meera Stores");
        assertThat(shops.shopOf(second)).isEqualTo(shops.shopOf(first));
        assertThat(shops.audit(second)).containsExactly("join allowed " + second.chat());
        assertThat(join(aChat(), code)).contains("has been used");
    }

    @Test
    void theShopHearsWhoseChatJoinedWhereItTalksOfEverything() {
        var first = aShop();
        var general = first.inThread("9");
        shops.bind(general, Role.GENERAL);

        var reply = shops.carryOut(shops.plan(aChat(), ADMIN, "join", code(first)));

        assertThat(reply.parts()).hasSize(2).last().satisfies(told -> {
            assertThat(told.room()).isEqualTo(general);
            assertThat(told.text()).contains("“Meera Stores”", "Meera added it");
        });
    }

    @Test
    void aRefusalInTheJoinedChatNamesTheRoomOfTheFirst() {
        var first = aShop();
        var second = aChat();
        join(second, code(first));
        shops.bind(second, Role.ORDERS);

        var decision = shops.decide(second, RAVI, IntentName.UPDATE_STOCK);

        assertThat(((Denied) decision).allowedIn()).extracting(BoundRoom::room).containsExactly(first);
    }

    @Test
    void onlyAHashOfTheCodeIsKept() {
        var code = code(aShop());

        assertThat(code).matches("[A-Z2-9]{5}-[A-Z2-9]{5}");
        assertThat(shops.one("select count(*) from link_code where code_hash like '%" + code + "%'")).isEqualTo("0");
        assertThat(shops.one("select count(*) from audit where reason like '%" + code + "%'")).isEqualTo("0");
    }

    @Test
    void aCodeRunsOutAfterTenMinutes() {
        var code = code(aShop());
        var chat = aChat();
        shops.clock.advance(Duration.ofMinutes(10));

        assertThat(join(chat, code)).contains("older than 10 minutes");

        assertThat(shops.audit(chat)).containsExactly("join denied expired_code");
        assertThat(shops.one("select count(*) from chat where chat = '" + chat.chat() + "'")).isEqualTo("0");
    }

    @Test
    void guessingIsStoppedEvenWithTheRightCodeAtLast() {
        var code = code(aShop());
        var guesser = anAdmin("guesser");
        for (int i = 0; i < 5; i++) {
            assertThat(shops.write(aChat(), guesser, "join", "AAAAA-AAAAA")).contains("is wrong");
        }
        var chat = aChat();

        assertThat(shops.write(chat, guesser, "join", code)).contains("too many wrong codes").contains("2 min");

        assertThat(shops.audit(chat)).containsExactly("join denied too_many_guesses");
        shops.clock.advance(Duration.ofMinutes(2));
        assertThat(shops.write(chat, guesser, "join", code)).contains("belongs to Meera Stores");
    }

    @Test
    void aChatWithRoomsInAnotherShopStaysThereUntilTheyAreUnbound() {
        var first = aShop();
        var second = aShop();
        var code = code(first);

        assertThat(join(second, code)).contains("/unbind");
        assertThat(shops.shopOf(second)).isNotEqualTo(shops.shopOf(first));

        shops.asAdmin(second, "unbind", "");
        assertThat(join(second, code)).contains("Done");
        assertThat(shops.shopOf(second)).isEqualTo(shops.shopOf(first));
    }

    @Test
    void joiningOnesOwnShopSparesTheCode() {
        var first = aShop();
        var code = code(first);

        assertThat(join(first, code)).contains("already");
        assertThat(join(aChat(), code)).contains("Done");
    }

    @Test
    void onlyAdministratorsLinkAndJoin() {
        var first = aShop();
        var code = code(first);

        assertThat(shops.write(first, RAVI, "link", "")).contains("Only an administrator");
        assertThat(shops.write(aChat(), RAVI, "join", code)).contains("Only an administrator");
        assertThat(shops.asAdmin(aChat(), "join", "")).contains("/join CODE");
        assertThat(shops.asAdmin(aChat(), "link", "")).contains("no shop yet");
    }

    private static Room aShop() {
        return shops.bind(aChat().inThread("45"), Role.INVENTORY).room();
    }

    private static String code(Room room) {
        var found = CODE.matcher(shops.asAdmin(room, "link", ""));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** Each from an administrator of its own, so that no test uses up another's guesses. */
    private static String join(Room chat, String code) {
        return shops.write(chat, anAdmin("admin of " + chat.chat() + code), "join", code);
    }

    private static Sender anAdmin(String id) {
        shops.platform.administrators.add(id);
        return new Sender(id, null, "Admin", false);
    }
}
