package com.tarcommerce.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.FakeResponder;
import com.tarcommerce.gateway.intake.Gateway;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TelegramWebhookTests {
    private static final FakeResponder RESPONDER = new FakeResponder();
    private static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final String PATH = "/webhooks/telegram";
    @TempDir
    static Path data;
    static BotApiStandIn telegram;
    static FakeOutbound outbound;
    static Gateway gateway;

    @BeforeAll
    static void start() {
        telegram = BotApiStandIn.start();
        outbound = FakeOutbound.start();
        gateway = Gateway.start(data, outbound, RESPONDER, Gateway.webhook(telegram.url().toString()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        outbound.close();
        telegram.close();
    }

    @AfterEach
    void forget() {
        gateway.awaitQuiet();
        outbound.forget();
        RESPONDER.forget();
    }

    @Test
    void aTextIsAnsweredInItsTopic() {
        var shop = TelegramChat.forum(-1009, "Sharma Stores");

        assertThat(gateway.update(Updates.text("milk 0").in(shop, 45).json()).statusCode()).isEqualTo(200);

        await().untilAsserted(() -> assertThat(outbound.texts()).containsExactly("echo milk 0"));
        var room = outbound.messages().getFirst().path("room");
        assertThat(room.path("chat").asString()).isEqualTo("-1009");
        assertThat(room.path("thread").asString()).isEqualTo("45");
    }

    @Test
    void eitherSecretIsTaken() {
        var update = Updates.text("hi").json().getBytes(StandardCharsets.UTF_8);

        assertThat(gateway.post(PATH, update, HEADER, Gateway.SECOND_SECRET).statusCode()).isEqualTo(200);
    }

    @Test
    void withoutTheSecretNothingIsKept() {
        var before = rows();
        var update = Updates.text("hi").json().getBytes(StandardCharsets.UTF_8);

        Stream.of(gateway.post(PATH, update), gateway.post(PATH, update, HEADER, ""),
                gateway.post(PATH, update, HEADER, "wrong"),
                gateway.post(PATH, update, HEADER, Gateway.SECRET + " " + Gateway.SECOND_SECRET),
                gateway.post(PATH, update, HEADER, Gateway.SECRET, HEADER, Gateway.SECRET),
                gateway.post(PATH, new byte[10], HEADER, "wrong"))
                .forEach(refused -> assertProblem(refused, 401, "unauthorized"));
        assertThat(rows()).isEqualTo(before);
    }

    static Stream<Arguments> noUpdates() {
        return Stream.of("", " ", "null", "5", "\"text\"", "[]", "[{\"update_id\":1}]", "{}", "{", "{\"update_id\":1",
                "{\"update_id\":\"1\"}", "{\"update_id\":null}", "{\"update_id\":true}", "{\"update_id\":1.0}",
                "{\"update_id\":1e3}", "{\"update_id\":[1]}", "{\"update_id\":{\"a\":1}}", "{\"update_id\":1}{}",
                "{\"update_id\":1} trailing", "{\"update_id\":1,}", "{update_id:1}", "{'update_id':1}",
                "{\"update_id\":01}", "{\"update_id\":0x10}", "{\"update_id\":NaN}",
                "{\"update_id\":1,\"update_id\":2}",
                "{\"message\":{\"update_id\":1}}", "{\"UPDATE_ID\":1}", "// {\"update_id\":1}",
                "\uFEFF{\"update_id\":1}", "{\"update_id\":1,\"message\":{\"text\":\"\u0000\"}}",
                "{\"update_id\":1,\"message\":" + "[".repeat(5_000) + "}").map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("noUpdates")
    void whatIsNoUpdateIsRefusedAndNotKept(String body) {
        var before = rows();

        assertProblem(gateway.update(body), 400, "malformed");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatIsNoUtf8IsRefused() {
        var body = new ByteArrayOutputStream();
        body.writeBytes("{\"update_id\":770,\"message\":{\"text\":\"".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[]{(byte) 0xC3, (byte) 0x28});
        body.writeBytes("\"}}".getBytes(StandardCharsets.UTF_8));

        assertProblem(gateway.post(PATH, body.toByteArray(), HEADER, Gateway.SECRET), 400, "malformed");
        assertProblem(
                gateway.post(PATH, "{\"update_id\":771}".getBytes(StandardCharsets.UTF_16), HEADER, Gateway.SECRET),
                400, "malformed");
    }

    @Test
    void whatIsTooLargeIsRefused() {
        var body = "{\"update_id\":772,\"x\":\"" + "a".repeat(10 * 1024 * 1024) + "\"}";

        assertProblem(gateway.update(body), 413, "too-large");
    }

    static Stream<Arguments> strangeUpdates() {
        var id = "{\"update_id\":";
        return Stream.of(
                Arguments.of("nothing in it", id + "880}", "answered"),
                Arguments.of("a negative id", id + "-881}", "answered"),
                Arguments.of("an id beyond our types", id + "88299999999999999999}", "parked"),
                Arguments.of("an id of 2,000 digits", id + "9".repeat(2_000) + "}", "parked"),
                Arguments.of("a null message", id + "883,\"message\":null}", "answered"),
                Arguments.of("a message that is a number", id + "884,\"message\":7}", "parked"),
                Arguments.of("a message that is a list", id + "885,\"message\":[]}", "parked"),
                Arguments.of("a message without anything", id + "886,\"message\":{}}", "parked"),
                Arguments.of("a chat id that is a text", id + "887," + message("\"x\"", "\"text\":\"hi\"") + "}",
                        "parked"),
                Arguments.of("an empty text", id + "888," + message("-5", "\"text\":\"\"") + "}", "answered"),
                Arguments.of("an unknown kind", Updates.unknownKind(889), "answered"),
                Arguments.of("unknown fields",
                        id + "890,\"x\":{\"y\":[1,{}]}," + message("-5", "\"text\":\"hi\",\"z\":{}")
                                + "}",
                        "answered"),
                Arguments.of("a field twice", id + "891,\"message\":null," + message("-5", "\"text\":\"hi\"") + "}",
                        "answered"),
                Arguments.of("nesting without end", id + "892,\"message\":" + "[".repeat(200_000) + "]".repeat(200_000)
                        + "}", "parked"),
                Arguments.of("nesting in objects", id + "893,\"message\":" + "{\"message\":".repeat(40_000) + "1"
                        + "}".repeat(40_000) + "}", "parked"),
                Arguments.of("many entities", id + "894," + message("-5", "\"text\":\"hi\",\"entities\":["
                        + "{\"type\":\"b\",\"offset\":0,\"length\":1},".repeat(20_000)
                        + "{\"type\":\"b\",\"offset\":9,\"length\":1}]") + "}", "answered"),
                Arguments.of("SQL in a text",
                        id + "895," + message("-5", "\"text\":\"'; drop table inbound_message; --\"")
                                + "}",
                        "answered"),
                Arguments.of("half a surrogate pair", id + "896," + message("-5", "\"text\":\"\\ud800 hi\"") + "}",
                        "answered"),
                Arguments.of("a date before time", id + "897," + message("-5", "\"text\":\"hi\"").replace(
                        "\"date\":1", "\"date\":-99999") + "}", "answered"),
                Arguments.of("a text of 1,000,000 letters",
                        id + "898," + message("-5", "\"text\":\"" + "a".repeat(1_000_000)
                                + "\"") + "}",
                        "answered"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangeUpdates")
    void whateverHasAnIdIsKeptAndDealtWith(String what, String body, String state) {
        assertThat(gateway.update(body).statusCode()).as(what).isEqualTo(200);

        await().untilAsserted(() -> assertThat(gateway.jdbc().sql("""
                select state from inbound_message where body = :body
                """).param("body", body).query(String.class).single()).isEqualTo(state));
    }

    @Test
    void theSameUpdateActsOnce() {
        var update = Updates.text("once").in(TelegramChat.group(-77, "G")).json();

        for (var time = 0; time < 5; time++) {
            assertThat(gateway.update(update).statusCode()).isEqualTo(200);
        }
        gateway.update(Updates.text("after").in(TelegramChat.group(-77, "G")).json());

        await().untilAsserted(() -> assertThat(outbound.texts()).contains("echo after"));
        assertThat(outbound.texts()).containsExactly("echo once", "echo after");
        assertThat(RESPONDER.applied()).hasSize(2);
    }

    @Test
    void anotherBodyUnderAKnownIdChangesNothing() {
        var id = "{\"update_id\":99001,";
        gateway.update(id + message("-78", "\"text\":\"first\"") + "}");

        assertThat(gateway.update(id + message("-78", "\"text\":\"second\"") + "}").statusCode()).isEqualTo(200);
        gateway.update("{\"update_id\":99002," + message("-78", "\"text\":\"third\"") + "}");

        await().untilAsserted(() -> assertThat(outbound.texts()).containsExactly("echo first", "echo third"));
    }

    @Test
    void onlyPostIsUnderstood() {
        assertProblem(gateway.get(PATH), 405, "method-not-allowed");
    }

    private static String message(String chat, String fields) {
        return "\"message\":{\"message_id\":5,\"date\":1,\"from\":{\"id\":7,\"is_bot\":false,\"first_name\":\"R\"},"
                + "\"chat\":{\"id\":" + chat + ",\"type\":\"group\",\"title\":\"G\"}," + fields + "}";
    }

    private static long rows() {
        return gateway.jdbc().sql("select count(*) from inbound_message").query(Long.class).single();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"urn:tar:problem:" + type + "\"");
    }
}
