package com.tarcommerce.gateway.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.gateway.access.ChatPlatforms;
import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.FakeResponder;
import com.tarcommerce.gateway.intake.Gateway;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.testsupport.whatsapp.BridgeProcess;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WhatsApp's two doors over HTTP: the bridge's, with the real bridge where Node.js is there, and Meta's. */
class BridgeExchangeTests {
    private static final Room GROUP = new Room("whatsapp", "bridge", BridgeProcess.GROUP, null);
    private static final String PHONE = "106540352242922";
    private static final String APP_SECRET = "the-app-secret-of-meta";
    private static final FakeResponder RESPONDER = new FakeResponder();

    @TempDir
    static Path data;
    @TempDir
    static Path bridgeData;
    static FakeOutbound outbound;
    static Gateway gateway;

    @BeforeAll
    static void start() {
        outbound = FakeOutbound.start();
        gateway = Gateway.start(data, outbound, RESPONDER, "tar.whatsapp.bridge-secret=" + BridgeProcess.SECRET,
                "tar.whatsapp.app-secret=" + APP_SECRET, "tar.whatsapp.verify-token=verify-me",
                "tar.whatsapp.phone-number-id=" + PHONE, "tar.whatsapp.token=a-token-of-the-cloud-api");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        outbound.close();
    }

    @BeforeEach
    void forget() {
        RESPONDER.forget();
    }

    @Test
    void whatTheRealBridgeSignsIsTakenOnce() throws Exception {
        var missing = BridgeProcess.missing();
        Assumptions.assumeTrue(missing.isEmpty() || BridgeProcess.isRequired(), () -> missing.orElse(""));
        try (var bridge = BridgeProcess.start(bridgeData, gateway.url())) {
            bridge.says("R1", "milk 0");
            bridge.says("R1", "milk 0");
            bridge.says("R2", "/help");
            await().until(() -> RESPONDER.seenIn(GROUP).size() == 2);
            gateway.awaitQuiet();

            assertThat(RESPONDER.seenIn(GROUP)).extracting(incoming -> ((Incoming.Text) incoming).text())
                    .containsExactly("milk 0", "/help");
            assertThat(RESPONDER.seenIn(GROUP).getFirst()).isInstanceOfSatisfying(Incoming.Text.class, text -> {
                assertThat(text.sender()).isEqualTo(new Sender(BridgeProcess.ASHA, "919876543210", "Asha", false));
                assertThat(text.chat().title()).isEqualTo("Shop");
            });
        }
    }

    @Test
    void theRealBridgeTellsWhoAdministersAGroup() throws Exception {
        var missing = BridgeProcess.missing();
        Assumptions.assumeTrue(missing.isEmpty() || BridgeProcess.isRequired(), () -> missing.orElse(""));
        try (var bridge = BridgeProcess.start(bridgeData, "http://127.0.0.1:9");
                var asking = Gateway.start(bridgeData.resolve("asking"), outbound, RESPONDER,
                        "tar.whatsapp.bridge-secret=" + BridgeProcess.SECRET,
                        "tar.whatsapp.bridge-url=" + bridge.url())) {
            var platforms = asking.bean(ChatPlatforms.class);

            assertThat(platforms.isAdministrator(GROUP, sender(BridgeProcess.ASHA))).isTrue();
            assertThat(platforms.isAdministrator(GROUP, sender("777@lid"))).isFalse();
            assertThat(platforms.of(GROUP).orElseThrow().standing(GROUP).orElseThrow().readsEverything()).isTrue();
        }
    }

    @Test
    void aNumberAnsweredIsThePressOfAButton() {
        bridgeEvent(
                """
                        {"id":"wa_p","type":"press","data":{"chat":"1@g.us","chatKind":"group","title":"S","sender":{"id":"2@lid"},
                         "button":"b2","pressId":"M","messageId":"Q","writtenAt":"2026-01-01T00:00:00Z"}}""",
                Duration.ZERO);

        gateway.awaitQuiet();

        assertThat(RESPONDER.seen().getLast()).isInstanceOfSatisfying(Incoming.Press.class,
                press -> assertThat(press.button() + press.messageId() + press.sender().name()).isEqualTo("b2Q2"));
    }

    @Test
    void anEditThatChangesNoWordsIsNothing() {
        bridgeEvent(written("wa_e1", "E1", "3 milk sold", false), Duration.ZERO);
        bridgeEvent(written("wa_e2", "E1", "3 milk sold", true), Duration.ZERO);
        bridgeEvent(written("wa_e3", "E1", "4 milk sold", true), Duration.ZERO);

        gateway.awaitQuiet();

        assertThat(RESPONDER.seen()).extracting(incoming -> ((Incoming.Text) incoming).text())
                .containsExactly("3 milk sold", "4 milk sold");
    }

    private static String written(String event, String message, String text, boolean edited) {
        return """
                {"id":"%s","type":"message","data":{"chat":"1@g.us","chatKind":"group","title":"S","sender":{"id":"2@lid"},
                 "messageId":"%s","kind":"text","text":"%s","edited":%s,"writtenAt":"2026-01-01T00:00:00Z"}}"""
                .formatted(event, message, text, edited);
    }

    @Test
    void whatIsForgedStaleUnsignedOrNonsenseIsRefused() {
        var event = "{\"id\":\"wa_x\",\"type\":\"message\",\"data\":{\"chat\":\"1@g.us\"}}";

        assertThat(bridgeEvent(event, Duration.ofMinutes(6)).statusCode()).isEqualTo(401);
        assertThat(post("/webhooks/whatsapp-bridge", event).statusCode()).isEqualTo(401);
        assertThat(post("/webhooks/whatsapp-bridge", event, "webhook-id", "a", "webhook-timestamp",
                Long.toString(now().getEpochSecond()), "webhook-signature", "v1,AAAA").statusCode()).isEqualTo(401);
        assertThat(bridgeEvent("[]", Duration.ZERO).statusCode()).isEqualTo(400);
        assertThat(bridgeEvent("x".repeat(1_100_000), Duration.ZERO).statusCode()).isEqualTo(413);
        assertThat(bridgeEvent(event, Duration.ZERO).statusCode()).isEqualTo(200);
    }

    @Test
    void metasChallengeIsAnsweredToWhoKnowsTheToken() {
        var ask = "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";

        assertThat(gateway.get(ask + "verify-me").body()).isEqualTo("1158201444");
        assertThat(gateway.get(ask + "wrong").statusCode()).isEqualTo(403);
    }

    @Test
    void aDeliveryOfMetaIsTakenApartAndEachMessageTakenOnce() {
        var body = delivery(PHONE,
                """
                        {"from":"91987","id":"wamid.A","timestamp":"1767225600","type":"text","text":{"body":"दूध 0 é"}},
                        {"from":"91987","id":"wamid.B","timestamp":"1767225601","type":"interactive","context":{"id":"wamid.Q"},
                         "interactive":{"type":"button_reply","button_reply":{"id":"b1","title":"Yes"}}},
                        {"from":"91987","id":"wamid.L","timestamp":"1767225601","type":"interactive","context":{"id":"wamid.Q"},
                         "interactive":{"type":"list_reply","list_reply":{"id":"b7","title":"Milk"}}},
                        {"from":"91987","id":"wamid.C","timestamp":"1767225602","type":"audio","audio":{"id":"1","voice":true}}""");

        assertThat(meta(body).statusCode()).isEqualTo(200);
        assertThat(meta(body).statusCode()).isEqualTo(200);
        gateway.awaitQuiet();

        var room = new Room("whatsapp", PHONE, "91987", null);
        assertThat(RESPONDER.seenIn(room)).satisfiesExactly(
                first -> assertThat(((Incoming.Text) first).text()).isEqualTo("दूध 0 é"),
                second -> assertThat(((Incoming.Press) second).button()).isEqualTo("b1"),
                third -> assertThat(((Incoming.Press) third).button()).as("of a list").isEqualTo("b7"),
                fourth -> assertThat(((Incoming.Media) fourth).kind()).isEqualTo("voice"));
        assertThat(outbound.texts()).contains("echo दूध 0 é");
    }

    @Test
    void whoHidesTheNumberIsHeardUnderTheIdThatMetaGaveAndNobodyIsParked() {
        var body = delivery(PHONE,
                """
                        {"from_user_id":"IN.134","id":"wamid.H","timestamp":"1767225600","type":"text","text":{"body":"milk 0"}},
                        {"id":"wamid.N","timestamp":"1767225600","type":"text","text":{"body":"who am I"}}""")
                .replace(
                        "\"contacts\":[",
                        "\"contacts\":[{\"user_id\":\"IN.134\",\"profile\":{\"username\":\"ravi\"}},");

        assertThat(meta(body).statusCode()).isEqualTo(200);
        gateway.awaitQuiet();

        assertThat(RESPONDER.seenIn(new Room("whatsapp", PHONE, "IN.134", null))).singleElement()
                .isInstanceOfSatisfying(Incoming.Text.class, text -> {
                    assertThat(text.text()).isEqualTo("milk 0");
                    assertThat(text.sender()).isEqualTo(new Sender("IN.134", "IN.134", "ravi", false));
                });
        assertThat(gateway.count("state = 'parked' and update_id = 'wamid.N'")).isEqualTo(1);
    }

    @Test
    void whatCanNotBeReadIsTakenAllTheSameButAReactionIsNone() {
        assertThat(meta(delivery(PHONE,
                """
                        {"from":"91985","id":"wamid.U","timestamp":"1767225600","type":"unsupported","errors":[{"code":131051}]},
                        {"from":"91985","id":"wamid.O","timestamp":"1767225600","type":"order","order":{"catalog_id":"1"}},
                        {"from":"91985","id":"wamid.R","timestamp":"1767225600","type":"reaction","reaction":{"emoji":"x"}}"""))
                .statusCode()).isEqualTo(200);
        gateway.awaitQuiet();

        assertThat(RESPONDER.seenIn(new Room("whatsapp", PHONE, "91985", null)))
                .filteredOn(Incoming.Media.class::isInstance)
                .extracting(incoming -> ((Incoming.Media) incoming).kind()).containsExactly("other", "other");
    }

    @Test
    void whoWroteIsToldToOutboundAndNothingDependsOnIt() {
        outbound.forget();
        assertThat(meta(onlyMessages("91984", "wamid.T1", "hello")).statusCode()).isEqualTo(200);
        assertThat(outbound.heard()).singleElement().satisfies(heard -> {
            assertThat(heard.path("account").asString() + "/" + heard.path("chat").asString())
                    .isEqualTo(PHONE + "/91984");
            assertThat(heard.path("at").asString()).startsWith("2026-01-01T00:00:00");
        });
        gateway.awaitQuiet();

        outbound.failWith(503);
        assertThat(meta(onlyMessages("91984", "wamid.T2", "again")).statusCode()).isEqualTo(200);
        outbound.failWith(0);
        gateway.awaitQuiet();
        assertThat(RESPONDER.seenIn(new Room("whatsapp", PHONE, "91984", null))).hasSize(2);
    }

    @Test
    void aDeliveryOfTwoMegabytesIsTakenWhole() {
        var messages = IntStream.range(0, 50).mapToObj(at -> """
                {"from":"91983","id":"wamid.big%d","timestamp":"1767225600","type":"text","text":{"body":"%s"}}"""
                .formatted(at,
                        "x".repeat(40_000)))
                .collect(Collectors.joining(","));

        assertThat(meta(delivery(PHONE, messages)).statusCode()).isEqualTo(200);
        gateway.awaitQuiet();

        assertThat(RESPONDER.seenIn(new Room("whatsapp", PHONE, "91983", null))).hasSize(50);
    }

    @Test
    void whatMetaReportsOfMessagesIsHandedOnAndAskedForAgainUntilItIsKept() {
        var body = delivery(PHONE, "").replace("\"messages\":[],", "").replace("\"statuses\":[", """
                "statuses":[{"id":"wamid.X","status":"sent","timestamp":"1767225600"},
                {"id":"wamid.X","status":"delivered","timestamp":"1767225601"},
                {"id":"wamid.X","status":"read","timestamp":"1767225602"},""");
        outbound.forget();
        outbound.failWith(503);

        assertThat(meta(body).statusCode()).isEqualTo(503);
        outbound.failWith(0);
        assertThat(meta(body).statusCode()).isEqualTo(200);

        assertThat(outbound.receipts()).extracting(receipt -> receipt.path("providerId").asString() + " "
                + receipt.path("state").asString() + " " + receipt.path("reason").asString(""))
                .containsExactly("wamid.X delivered ", "wamid.X read ", "wamid.Z late WhatsApp's error 131047",
                        "wamid.Y undelivered WhatsApp's error 131026");
        assertThat(outbound.receipts().getFirst().path("at").asString()).startsWith("2026-01-01T00:00:01");
        outbound.failWith(400);
        assertThat(meta(body).statusCode()).as("nobody can mend it").isEqualTo(200);
        outbound.failWith(0);
    }

    @Test
    void aForgedDeliveryOfMetaIsRefusedAndOneForAnotherNumberLeftAlone() {
        var body = delivery("other", "{\"from\":\"1\",\"id\":\"w\",\"timestamp\":\"1\",\"type\":\"text\"}");

        assertThat(meta(body).statusCode()).isEqualTo(200);
        assertThat(post("/webhooks/whatsapp", body, CloudSignature.HEADER,
                CloudSignature.of("wrong", body.getBytes(StandardCharsets.UTF_8))).statusCode()).isEqualTo(401);
        assertThat(post("/webhooks/whatsapp", body).statusCode()).isEqualTo(401);
        gateway.awaitQuiet();
        assertThat(RESPONDER.seen()).isEmpty();
    }

    @Test
    void aChannelThatIsOffIsNotFound() {
        try (var off = Gateway.start(data.resolve("off"), outbound, RESPONDER)) {
            assertThat(off.post("/webhooks/whatsapp-bridge", new byte[0]).statusCode()).isEqualTo(404);
            assertThat(off.post("/webhooks/whatsapp", new byte[0]).statusCode()).isEqualTo(404);
        }
    }

    private static Sender sender(String id) {
        return new Sender(id, null, "x", false);
    }

    private static String delivery(String phone, String messages) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                 "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s"},
                 "contacts":[{"wa_id":"91987","profile":{"name":"Asha"}}],"messages":[%s],
                 "statuses":[{"id":"wamid.Z","status":"failed","errors":[{"code":131047}]},
                 {"id":"wamid.Y","status":"failed","errors":[{"code":131026}]}]}}]}]}"""
                .formatted(phone, messages);
    }

    private static String onlyMessages(String from, String id, String text) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                 "metadata":{"phone_number_id":"%s"},"messages":[{"from":"%s","id":"%s","timestamp":"1767225600",
                 "type":"text","text":{"body":"%s"}}]}}]}]}""".formatted(PHONE, from, id, text);
    }

    private static HttpResponse<String> meta(String body) {
        return post("/webhooks/whatsapp", body, CloudSignature.HEADER,
                CloudSignature.of(APP_SECRET, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> bridgeEvent(String body, Duration age) {
        var key = Secrets.parse("S", BridgeProcess.SECRET).derive("whatsapp-bridge:in");
        var sentAt = now().minus(age);
        var headers = new ArrayList<String>();
        new StandardWebhooks(key, () -> sentAt).sign("wa_x", body.getBytes(StandardCharsets.UTF_8))
                .forEach((name, value) -> {
                    headers.add(name);
                    headers.add(value);
                });
        return post("/webhooks/whatsapp-bridge", body, headers.toArray(String[]::new));
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }

    private static HttpResponse<String> post(String path, String body, String... headers) {
        return gateway.post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }
}
