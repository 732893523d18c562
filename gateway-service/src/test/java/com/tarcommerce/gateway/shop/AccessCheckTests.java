package com.tarcommerce.gateway.shop;

import static com.tarcommerce.gateway.shop.Shops.ADMIN;
import static com.tarcommerce.gateway.shop.Shops.RAVI;
import static com.tarcommerce.gateway.shop.Shops.aChat;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.Binding;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.access.SenderLists;
import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.FakeResponder;
import com.tarcommerce.gateway.intake.Gateway;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over real HTTP, with the filters and the error bodies of the service. */
class AccessCheckTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Binding BY_ADMIN = new Binding(ADMIN.id(), Instant.EPOCH);
    private static final String INTERNAL = "Bearer " + Gateway.INTERNAL_TOKEN;

    @TempDir
    static Path directory;
    static FakeOutbound outbound;
    static Gateway gateway;

    private final Room forum = aChat();

    @BeforeAll
    static void start() {
        outbound = FakeOutbound.start();
        gateway = Gateway.start(directory, outbound, new FakeResponder());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        outbound.close();
    }

    @Test
    void whatIsAllowedIsExplained() {
        var shop = aShop();
        bind(shop, forum.inThread("45"), Role.INVENTORY, "Godown");

        var answer = check(query("45", "update_stock"), INTERNAL);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("""
                {"allowed": true, "role": "inventory", "reason": "allowed", "allowedIn": [
                  {"channel": "telegram", "chat": "%s", "thread": "45", "role": "inventory", "title": "Godown"}]}
                """.formatted(forum.chat())));
    }

    @Test
    void whatIsDeniedNamesTheReasonAndTheRoomsThatMay() {
        var shop = aShop();
        bind(shop, forum.inThread("45"), Role.INVENTORY, "");
        bind(shop, forum, Role.GENERAL, "General");

        var wrongRoom = body(check(query("", "update_stock"), INTERNAL));
        assertThat(wrongRoom.path("allowed").asBoolean()).isFalse();
        assertThat(wrongRoom.path("role").asString()).isEqualTo("general");
        assertThat(wrongRoom.path("reason").asString()).isEqualTo("role_lacks_intent");
        assertThat(wrongRoom.at("/allowedIn/0/title").asString()).isEqualTo("#inventory");

        var unbound = body(check(query("99", "update_stock"), INTERNAL));
        assertThat(unbound.path("role").isNull()).isTrue();
        assertThat(unbound.path("reason").asString()).isEqualTo("unbound");
        assertThat(unbound.path("allowedIn").size()).isEqualTo(1);

        var noShop = body(check("?channel=telegram&chat=-1&intent=update_stock", INTERNAL));
        assertThat(noShop.path("reason").asString()).isEqualTo("unbound");
        assertThat(noShop.path("allowedIn").size()).isZero();
    }

    @Test
    void withASenderTheRoomsListCounts() {
        var shop = aShop();
        bind(shop, forum.inThread("45"), Role.INVENTORY, "");
        var room = gateway.bean(RoomStore.class).find(forum.inThread("45")).orElseThrow();
        gateway.bean(SenderLists.class).allow(room, RAVI.id(), BY_ADMIN);
        gateway.bean(Members.class).seen(forum, RAVI);

        assertThat(reason(query("45", "update_stock"))).isEqualTo("allowed");
        assertThat(reason(query("45", "update_stock") + "&sender=2")).isEqualTo("allowed");
        assertThat(reason(query("45", "update_stock") + "&sender=@Ravi")).isEqualTo("allowed");
        assertThat(reason(query("45", "update_stock") + "&sender=66")).isEqualTo("sender_not_allowed");
        assertThat(reason(query("45", "update_stock") + "&sender=@asha")).isEqualTo("sender_not_allowed");
        assertThat(reason(query("45", "bind_topic"))).isEqualTo("sender_not_allowed");
        assertThat(reason(query("99", "help"))).isEqualTo("allowed");
    }

    @Test
    void aKeyOpensItsOwnShopsChatsOnly() {
        var shop = aShop();
        var key = "Bearer " + gateway.bean(ApiKeys.class).issue(shop, "", ADMIN.id()).secret();
        var other = aChat();
        gateway.bean(ChatStore.class).add(gateway.bean(TenantStore.class).create(BecomeShop.newId(), "B", Instant.EPOCH)
                .id(), other, "B", Instant.EPOCH);

        assertThat(gateway.bean(ApiKeys.class).authenticate(key)).isPresent();
        assertThat(check(query("45", "help"), key).statusCode()).isEqualTo(200);
        assertProblem(check("?channel=telegram&chat=" + other.chat() + "&intent=help", key), 403, "forbidden");
        assertProblem(check("?channel=telegram&chat=-1&intent=help", key), 403, "forbidden");
        assertProblem(check("?channel=slack&chat=" + forum.chat() + "&intent=help", key), 403, "forbidden");
    }

    @Test
    void withoutATokenOrAKeyThatWorksNothingIsSaid() {
        aShop();

        var answer = gateway.get("/v1/access/check" + query("45", "help"));
        assertProblem(answer, 401, "unauthorized");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertProblem(check(query("45", "help"), "Bearer tar_" + "A".repeat(43)), 401, "unauthorized");
        assertProblem(gateway.get("/v1/access/check"), 401, "unauthorized");
        assertProblem(check(query("45", "help"), "Basic " + Gateway.INTERNAL_TOKEN), 401, "unauthorized");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?chat=-1&intent=help                         | channel
            ?channel=telegram&intent=help                | chat
            ?channel=telegram&chat=&intent=help          | chat
            ?channel=telegram&chat=-1                    | intent
            ?channel=telegram&chat=-1&intent=drop_tables | intent
            ?channel=pigeon&chat=-1&intent=help          | channel
            """)
    void aBadParameterIsNamed(String query, String parameter) {
        var answer = check(query, INTERNAL);

        assertProblem(answer, 400, "malformed");
        assertThat(body(answer).path("detail").asString()).contains(parameter).doesNotContain("pigeon", "drop_tables");
    }

    @Test
    void thePlatformSaysWhoMayBind(@TempDir Path another) {
        try (var shops = new Shops(another)) {
            var room = shops.bind(forum, Role.GENERAL).room();
            var check = shops.context.getBean(CheckAccess.class);

            assertThat(check.explain(room, IntentName.BIND_TOPIC, ADMIN.id()).reason()).isEqualTo("allowed");
            assertThat(check.explain(room, IntentName.BIND_TOPIC, RAVI.id()).reason()).isEqualTo("sender_not_allowed");
        }
    }

    /** A shop that this test's chat belongs to. */
    private String aShop() {
        var shop = gateway.bean(TenantStore.class).create(BecomeShop.newId(), "Meera Stores", Instant.EPOCH).id();
        gateway.bean(ChatStore.class).add(shop, forum, "Meera Stores", Instant.EPOCH);
        return shop;
    }

    private static void bind(String shop, Room room, Role role, String title) {
        gateway.bean(RoomStore.class).bind(shop, room, role, title, BY_ADMIN);
    }

    private String query(String thread, String intent) {
        return "?channel=telegram&account=&chat=" + forum.chat() + "&thread=" + thread + "&intent=" + intent;
    }

    private static String reason(String query) {
        return body(check(query, INTERNAL)).path("reason").asString();
    }

    private static HttpResponse<String> check(String query, String authorization) {
        return gateway.get("/v1/access/check" + query, "Authorization", authorization);
    }

    private static JsonNode body(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(body(answer).path("type").asString()).isEqualTo("urn:tar:problem:" + type);
    }
}
