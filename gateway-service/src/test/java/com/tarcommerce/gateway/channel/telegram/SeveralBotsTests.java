package com.tarcommerce.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.Gateway;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.Person;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Bots that operators add: how they come, that each has a door and rooms of its own, and how they go. */
class SeveralBotsTests {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String KEY = "the-secret-key-of-tests";
    private static final String HEADER = WebhookController.SECRET_HEADER;
    private static final Person SECOND = Person.bot("Tar Two", "tar_second_bot", 7_000_000_002L);
    private static final String SECOND_ID = String.valueOf(SECOND.id());
    private static final String NOWHERE = "http://127.0.0.1:9";

    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45)
            .member(Updates.MEENA, Membership.CREATOR).bot(Membership.ADMINISTRATOR);
    private final BotApiStandIn telegram = BotApiStandIn.start().add(shop);
    private final BotApiStandIn second = telegram.another(SECOND).add(shop);
    private final FakeOutbound outbound = FakeOutbound.start();
    @TempDir
    Path data;

    @AfterEach
    void stop() {
        outbound.close();
        telegram.close();
    }

    @Test
    void anAddedBotIsToldItsOwnAddressAndSecret() {
        try (var gateway = webhooks()) {
            var added = add(gateway, second.token());

            assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
            assertThat(added.body()).contains("\"account\":\"" + SECOND_ID + "\"", "tar_second_bot")
                    .doesNotContain(second.token(), "sealed");
            var told = second.calls("setWebhook").getFirst();
            assertThat(told.parameter("url")).isEqualTo(NOWHERE + "/webhooks/telegram/" + SECOND_ID);
            assertThat(told.parameter("secret_token")).matches("[0-9a-f]{64}").isNotEqualTo(Gateway.SECRET);
            assertThat(outbound.sealed("telegram/" + SECOND_ID)).startsWith("v1:")
                    .doesNotContain(second.token());
            assertThat(list(gateway)).contains(SECOND_ID).doesNotContain("sealed", second.token());
            assertThat(gateway.jdbc().sql("select * from account").query().singleRow().toString())
                    .doesNotContain(second.token());
        }
    }

    @Test
    void oneChatSeenByTwoBotsIsTwoRooms() {
        try (var gateway = webhooks()) {
            add(gateway, second.token());

            say(gateway, "", Gateway.SECRET, "/bind inventory");
            say(gateway, SECOND_ID, secret(), "/bind orders");

            await().atMost(SOON).untilAsserted(() -> assertThat(rooms(gateway)).containsExactlyInAnyOrder(" inventory",
                    SECOND_ID + " orders"));
            await().atMost(SOON).until(() -> outbound.messages().size() >= 2);
            assertThat(outbound.messages()).extracting(message -> message.path("room").path("account").asString(""))
                    .contains("", SECOND_ID);
            assertThat(gateway.jdbc().sql("select lane from inbound_message order by id").query(String.class).list())
                    .containsExactly("telegram//-1001/45", "telegram/" + SECOND_ID + "/-1001/45");
            assertThat(second.calls("getChatMember")).isNotEmpty();
        }
    }

    @Test
    void whatOneBotOfAShopHasBoundNoOtherOneOfItBinds() {
        try (var gateway = webhooks()) {
            add(gateway, second.token());
            say(gateway, "", Gateway.SECRET, "/bind inventory");
            say(gateway, "", Gateway.SECRET, "/link");
            await().atMost(SOON).until(() -> outbound.texts().toString().contains("/join "));
            say(gateway, SECOND_ID, secret(),
                    outbound.texts().getLast().replaceAll("(?s).*(/join [A-Z0-9-]+).*", "$1"));
            say(gateway, SECOND_ID, secret(), "/bind orders");

            await().atMost(SOON).until(() -> outbound.texts().getLast().contains("Another bot of this shop"));
            assertThat(rooms(gateway)).containsExactly(" inventory");

            say(gateway, "", Gateway.SECRET, "/unbind");
            await().atMost(SOON).until(() -> rooms(gateway).isEmpty());
            say(gateway, SECOND_ID, secret(), "/bind orders");
            await().atMost(SOON).until(() -> rooms(gateway).equals(List.of(SECOND_ID + " orders")));

            remove(gateway, SECOND_ID);
            say(gateway, "", Gateway.SECRET, "/bind inventory");
            await().atMost(SOON).until(() -> rooms(gateway).equals(List.of(" inventory")));
            add(gateway, second.token());
            assertThat(rooms(gateway)).as("the room of the one that is back stays paused")
                    .containsExactly(" inventory");
        }
    }

    @Test
    void aBotThatWasAddedAndIsTheEnvironmentsTooIsListenedToOnce() {
        try (var gateway = webhooks()) {
            add(gateway, second.token());
        }
        second.forgetCalls();
        try (var gateway = webhooks("tar.telegram.bot-token=" + second.token(),
                "tar.telegram.public-url=https://moved.example.com")) {
            await().atMost(SOON).until(() -> !second.calls("setWebhook").isEmpty());
            await().during(Duration.ofMillis(500)).until(() -> true);

            assertThat(second.calls("setWebhook")).extracting(call -> call.parameter("url"))
                    .containsOnly("https://moved.example.com/webhooks/telegram/" + SECOND_ID);
            assertThat(gateway.get("/actuator/health/telegram").body()).contains("\"status\":\"UP\"");
        }
    }

    @Test
    void aBotsSecretOpensItsOwnDoorOnly() {
        try (var gateway = webhooks()) {
            add(gateway, second.token());
            var update = Updates.text("hi").in(shop, 45).json();

            assertThat(post(gateway, SECOND_ID, Gateway.SECRET, update)).isEqualTo(401);
            assertThat(post(gateway, "", secret(), update)).isEqualTo(401);
            assertThat(post(gateway, "7000000003", secret(), update)).isEqualTo(401);
            assertThat(post(gateway, SECOND_ID, secret(), update)).isEqualTo(200);
            assertThat(gateway.post("/webhooks/telegram/" + SECOND_ID, update.getBytes(StandardCharsets.UTF_8))
                    .statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aWrongTokenIsRefusedAtOnceWithWhatToDo() {
        try (var gateway = webhooks()) {
            assertProblem(add(gateway, "1:wrong"), 400, "wrong-token", "@BotFather");
            assertProblem(add(gateway, "no token"), 400, "malformed", "123456:ABC-DEF");
            assertProblem(add(gateway, " "), 400, "malformed", "token");
            assertProblem(add(gateway, BotApiStandIn.TOKEN), 409, "bot-of-the-environment", "TAR_TELEGRAM_BOT_TOKEN");
            second.fail("getMe", 1, Failure.badGateway());
            assertProblem(add(gateway, second.token()), 503, "telegram-away", "try again");
            assertProblem(send(gateway, "/v1/accounts/whatsapp", second.token()), 404, "not-found", "telegram");

            assertThat(list(gateway)).isEqualTo("{\"items\":[],\"next\":null}");
            assertThat(outbound.accounts()).isEmpty();
        }
    }

    @Test
    void aRefusedWebhookLeavesNothingBehind() {
        try (var gateway = webhooks()) {
            second.fail("setWebhook", 1, Failure.badRequest("bad webhook: HTTPS url must be provided for webhook"));

            assertProblem(add(gateway, second.token()), 400, "webhook-refused", "TAR_TELEGRAM_PUBLIC_URL");

            assertThat(list(gateway)).contains("[]");
            assertThat(outbound.accounts()).isEmpty();
        }
    }

    @Test
    void aWebhookThatCanNotBeSetNowIsSetLater() {
        try (var gateway = webhooks()) {
            second.fail("setWebhook", 2, Failure.badGateway());

            assertThat(add(gateway, second.token()).statusCode()).isEqualTo(201);

            await().atMost(SOON).until(() -> second.calls("setWebhook").stream().anyMatch(call -> call.ok()));
        }
    }

    @Test
    void nothingIsAddedWhileOutboundIsAwayOrHasOtherKeys() {
        try (var gateway = webhooks()) {
            outbound.failWith(500);
            assertProblem(add(gateway, second.token()), 503, "outbound-away", "try again");
            outbound.failWith(409);
            assertProblem(add(gateway, second.token()), 409, "another-secret-key", "TAR_SECRET_KEY");
            outbound.failWith(0);

            assertThat(list(gateway)).contains("[]");
            assertThat(second.calls("setWebhook")).isEmpty();
        }
    }

    @Test
    void withoutAKeyTheBotOfTheEnvironmentWorksAndTheAnswerSaysHowToMakeOne() {
        try (var gateway = webhooks("tar.secret-key=")) {
            assertProblem(add(gateway, second.token()), 503, "no-secret-key", "openssl rand -base64 32");
            assertThat(post(gateway, "", Gateway.SECRET, Updates.text("hi").json())).isEqualTo(200);
            await().atMost(SOON).until(() -> telegram.calls("setWebhook").size() == 1);
        }
    }

    @Test
    void onlyOperatorsMayAsk() {
        try (var gateway = webhooks()) {
            assertThat(gateway.get("/v1/accounts").statusCode()).isEqualTo(401);
            assertThat(gateway.post("/v1/accounts/telegram", "{\"token\":\"1:a\"}".getBytes(StandardCharsets.UTF_8))
                    .statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aRemovedBotsRoomsArePausedAndGoOnWhenItIsBack() {
        try (var gateway = webhooks()) {
            add(gateway, second.token());
            say(gateway, SECOND_ID, secret(), "/bind orders");
            await().atMost(SOON).until(() -> rooms(gateway).size() == 1);

            assertThat(remove(gateway, SECOND_ID)).isEqualTo(204);

            assertThat(rooms(gateway)).isEmpty();
            assertThat(second.calls("deleteWebhook")).hasSize(1);
            assertThat(outbound.accounts()).isEmpty();
            assertThat(post(gateway, SECOND_ID, secret(), Updates.text("late").json())).isEqualTo(404);
            assertThat(remove(gateway, SECOND_ID)).isEqualTo(404);

            add(gateway, second.token());
            assertThat(rooms(gateway)).containsExactly(SECOND_ID + " orders");
            assertThat(gateway.jdbc().sql("select action from audit where action like 'room_%' order by id")
                    .query(String.class).list()).containsExactly("room_paused", "room_resumed");
        }
    }

    @Test
    void whatWasWrittenToARemovedBotIsParkedUntilItIsBack() {
        try (var gateway = webhooks()) {
            add(gateway, second.token());
            gateway.jdbc().sql("""
                    insert into inbound_message (channel, account, update_id, lane, body, received_at, changed_at)
                    values ('telegram', '99', '1', 'telegram/99/-1/', :body, 0, 0)""")
                    .param("body", Updates.text("x").json()).update();
        }
        try (var gateway = webhooks()) {
            await().atMost(SOON).until(() -> gateway.count("state = 'parked'") == 1);
            assertThat(gateway.jdbc().sql("select error from inbound_message where state = 'parked'")
                    .query(String.class).single()).contains("the bot 99 was removed");
        }
    }

    @Test
    void addedBotsAreThereAfterARestartAndWithAnotherKeyInFront() {
        try (var gateway = webhooks()) {
            add(gateway, second.token());
        }
        webhooks("tar.secret-key=a-newer-secret-key-of-tests " + KEY).close();
        try (var gateway = webhooks("tar.secret-key=a-newer-secret-key-of-tests")) {
            say(gateway, SECOND_ID, secret(), "/bind orders");
            await().atMost(SOON).until(() -> rooms(gateway).size() == 1);
        }
        assertThatThrownBy(() -> webhooks("tar.secret-key=").close())
                .hasStackTraceContaining("TAR_SECRET_KEY is not set");
    }

    @Test
    void aKeyThatIsGoneLosesNothing() {
        try (var gateway = webhooks()) {
            add(gateway, second.token());
        }
        try (var gateway = webhooks("tar.secret-key=another-secret-key-of-tests")) {
            assertThat(post(gateway, SECOND_ID, secret(), Updates.text("/bind orders").in(shop, 45)
                    .from(Updates.MEENA).json())).isEqualTo(200);
        }
        try (var gateway = webhooks()) {
            await().atMost(SOON).until(() -> rooms(gateway).size() == 1);
        }
    }

    @Test
    void aBotWithoutAPublicAddressIsRefusedAndOneThatIsPolledNeedsNone() {
        try (var gateway = start("tar.telegram.mode=webhook", "tar.telegram.webhook-secret=" + Gateway.SECRET)) {
            assertProblem(add(gateway, second.token()), 409, "telegram-not-reachable", "TAR_TELEGRAM_PUBLIC_URL");
        }
        try (var gateway = start("tar.telegram.mode=polling")) {
            assertThat(add(gateway, second.token()).statusCode()).isEqualTo(201);
            second.happens(Updates.text("/bind orders").in(shop, 45).from(Updates.MEENA).json());
            await().atMost(SOON).until(() -> rooms(gateway).contains(SECOND_ID + " orders"));
            assertThat(remove(gateway, SECOND_ID)).isEqualTo(204);
            await().atMost(SOON).until(() -> second.pendingUpdates() == 0);
        }
    }

    @Test
    void withoutABotInTheEnvironmentAddedOnesWork() {
        try (var gateway = start("tar.telegram.bot-token=", "tar.telegram.mode=webhook",
                "tar.telegram.public-url=" + NOWHERE, "tar.telegram.webhook-secret=" + Gateway.SECRET)) {
            assertThat(add(gateway, second.token()).statusCode()).isEqualTo(201);
            assertThat(post(gateway, SECOND_ID, secret(), Updates.text("hi").json())).isEqualTo(200);
            assertThat(post(gateway, "", Gateway.SECRET, Updates.text("hi").json())).isEqualTo(404);
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void noTokenIsInTheLog(CapturedOutput output) {
        try (var gateway = webhooks("logging.level.root=debug", "logging.level.com.sun.net.httpserver=info")) {
            add(gateway, second.token());
            add(gateway, "77:a-token-that-nobody-has");
            say(gateway, SECOND_ID, secret(), "/bind orders");
            await().atMost(SOON).until(() -> rooms(gateway).size() == 1);
            telegram.close();
            assertThat(add(gateway, "78:another-token-of-nobody").statusCode()).isEqualTo(503);
        }
        assertThat(output.getAll()).contains("/v1/accounts/telegram").doesNotContain(second.token().substring(11),
                "a-token-that-nobody-has", "another-token-of-nobody", KEY);
    }

    private Gateway webhooks(String... more) {
        return start(Stream.concat(Stream.of("tar.telegram.mode=webhook", "tar.telegram.public-url=" + NOWHERE,
                "tar.telegram.webhook-secret=" + Gateway.SECRET), Stream.of(more)).toArray(String[]::new));
    }

    /** Of two settings of one name the later one counts. */
    private Gateway start(String... more) {
        var settings = new LinkedHashMap<String, String>();
        Stream.concat(Stream.of("tar.telegram.bot-token=" + BotApiStandIn.TOKEN,
                "tar.telegram.api-url=" + telegram.url(), "tar.secret-key=" + KEY), Stream.of(more))
                .forEach(setting -> settings.put(setting.substring(0, setting.indexOf('=')), setting));
        return Gateway.startWhole(data, outbound, settings.values().toArray(String[]::new));
    }

    private String secret() {
        return second.calls("setWebhook").getLast().parameter("secret_token");
    }

    private void say(Gateway gateway, String account, String secret, String text) {
        assertThat(post(gateway, account, secret, Updates.text(text).in(shop, 45).from(Updates.MEENA).json()))
                .isEqualTo(200);
    }

    private static int post(Gateway gateway, String account, String secret, String update) {
        var path = "/webhooks/telegram" + (account.isEmpty() ? "" : "/" + account);
        return gateway.post(path, update.getBytes(StandardCharsets.UTF_8), HEADER, secret).statusCode();
    }

    private static HttpResponse<String> add(Gateway gateway, String token) {
        return send(gateway, "/v1/accounts/telegram", token);
    }

    private static HttpResponse<String> send(Gateway gateway, String path, String token) {
        return gateway.post(path, ("{\"token\":\"" + token + "\"}").getBytes(StandardCharsets.UTF_8), "Authorization",
                "Bearer " + Gateway.INTERNAL_TOKEN);
    }

    private static int remove(Gateway gateway, String account) {
        return gateway
                .send(HttpRequest.newBuilder().DELETE().header("Authorization", "Bearer " + Gateway.INTERNAL_TOKEN),
                        "/v1/accounts/telegram/" + account)
                .statusCode();
    }

    private static String list(Gateway gateway) {
        return gateway.get("/v1/accounts", "Authorization", "Bearer " + Gateway.INTERNAL_TOKEN).body();
    }

    private static List<String> rooms(Gateway gateway) {
        return gateway.jdbc().sql("select account || ' ' || role from room where paused_at is null order by id")
                .query(String.class).list();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type, String says) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("urn:tar:problem:" + type, says);
    }
}
