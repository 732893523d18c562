package com.tarcommerce.outbound.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.WebDelivery;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.outbound.channel.JsonPost;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.LockedOut;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.testsupport.time.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What reaches a gateway that stands in, and what its answers lead to. */
class WebChannelTests {
    private static final String SECRET = "a-webhook-secret-of-tests";
    private static final Room ROOM = Room.of("web", "room_1");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path data;

    private final List<JsonNode> shown = new CopyOnWriteArrayList<>();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private HttpServer gateway;
    private WebChannel channel;
    private volatile int answer = 200;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(WebDelivery.PATH, this::take);
        gateway.start();
        channel = new WebChannel(new WebSettings(SECRET, url()), new JsonPost(), JSON, InstantSource.system());
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + gateway.getAddress().getPort();
    }

    @Test
    void aTextIsHandedOverWithItsMarksBesideItAndItsButtons() {
        var outcome = channel.send(part(MessageKind.MESSAGE, "*Milk* <b>0</b>", "markdown", null,
                new Button("Yes", "b1")));

        assertThat(outcome).isEqualTo(new Sent(ids.getFirst()));
        var body = shown.getFirst();
        assertThat(body.path("text").asString()).isEqualTo("Milk <b>0</b>");
        assertThat(body.at("/marks/0").toString()).isEqualTo("{\"type\":\"bold\",\"offset\":0,\"length\":4}");
        assertThat(body.at("/buttons/0/0/id").asString()).isEqualTo("b1");
        assertThat(body.at("/room/chat").asString()).isEqualTo("room_1");
        assertThat(body.path("tenant").asString()).isEqualTo("shop");
    }

    @Test
    void anEditNamesWhatItReplacesAndAnAnswerThePress() {
        channel.send(part(MessageKind.EDIT, "Removed.", "plain", "out_1", null));
        channel.send(part(MessageKind.CALLBACK_ANSWER, "Done", "plain", "press_1", null));
        channel.send(part(MessageKind.TYPING, "", "plain", null, null));

        assertThat(shown).extracting(body -> body.path("kind").asString()).containsExactly("edit", "callback_answer",
                "typing");
        assertThat(shown).extracting(body -> body.path("replyTo").asString("")).containsExactly("out_1", "press_1", "");
    }

    @Test
    void theSameMessageHasTheSameIdAndNoOtherHas() {
        channel.send(part(MessageKind.MESSAGE, "Milk", "plain", null, null));
        channel.send(part(MessageKind.MESSAGE, "Milk", "plain", null, null));
        var other = new SendMessage("another key", "shop", ROOM, MessageKind.MESSAGE, "Milk", "plain", null, null, null,
                null, null);
        channel.send(new Part(other, "Milk", 0, true));

        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void aLongTextIsOnePart() {
        var text = "x".repeat(100_000);
        var message = new SendMessage("key", "shop", ROOM, null, text, "plain", null, null, null, null, null);

        assertThat(channel.split(message)).containsExactly(text);
    }

    @Test
    void whatTheGatewayAnswersIsJudged() {
        assertThat(after(404)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).startsWith("the chat is gone").contains("why 404"));
        assertThat(after(401)).isInstanceOfSatisfying(LockedOut.class,
                refused -> assertThat(refused.reason()).contains("TAR_WEBHOOK_SECRET"));
        assertThat(after(400)).isInstanceOf(Refused.class);
        assertThat(after(413)).isInstanceOf(Refused.class);
        assertThat(after(429)).isInstanceOfSatisfying(Paused.class,
                paused -> assertThat(paused.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
        assertThat(after(503)).isInstanceOfSatisfying(Deferred.class,
                deferred -> assertThat(deferred.counted()).isFalse());
        assertThat(after(500)).isInstanceOfSatisfying(Deferred.class,
                deferred -> assertThat(deferred.counted()).isTrue());
        assertThat(after(-1)).isInstanceOf(Unknown.class);
    }

    @Test
    void aGatewayThatIsAwayIsWaitedFor() {
        gateway.stop(0);

        assertThat(channel.send(part(MessageKind.MESSAGE, "Milk", "plain", null, null)))
                .isEqualTo(new Deferred(false, "the gateway is not there"));
    }

    @Test
    void aWrongSecretIsNamedAndNotShown() {
        assertThatThrownBy(() -> new WebSettings("short", url()).secrets())
                .hasMessageContaining("TAR_WEBHOOK_SECRET").hasMessageNotContaining("short ");
        assertThat(new WebSettings(SECRET, url()).toString()).doesNotContain(SECRET);
    }

    @Test
    void theServiceDeliversThroughItWithoutLimitsInOrderAndRefusesThreads() {
        // The gateway that stands in reads the machine's clock: what outbound signs must be of this moment.
        var clock = SettableClock.at(InstantSource.system().instant());
        try (var outbound = RunningOutbound.start(data, "http://127.0.0.1:9", "1:token", clock,
                "--tar.web.webhook-secret=" + SECRET, "--tar.web.gateway-url=" + url())) {
            var last = "";
            for (int at = 0; at < 30; at++) {
                last = outbound.send(new SendMessage("k" + at, "shop", ROOM, null, "text " + at, null, null, null, null,
                        null, null));
            }

            assertThat(outbound.awaitState(last, "sent").providerIds()).containsExactly(ids.getLast());
            assertThat(shown).extracting(body -> body.path("text").asString()).hasSize(30)
                    .startsWith("text 0", "text 1")
                    .endsWith("text 29").doesNotHaveDuplicates();
            assertThatThrownBy(
                    () -> outbound.send(new SendMessage("t", "shop", ROOM.inThread("7"), null, "x", null, null,
                            null, null, null, null)))
                    .hasMessageContaining("no threads");
        }
    }

    private Delivery after(int status) {
        answer = status;
        return channel.send(part(MessageKind.MESSAGE, "Milk", "plain", null, null));
    }

    private static Part part(MessageKind kind, String text, String format, @Nullable String replyTo,
            @Nullable Button button) {
        var message = new SendMessage("key", "shop", ROOM, kind, text, format,
                button == null ? null : List.of(List.of(button)), replyTo, null, null, null);
        var plain = com.tarcommerce.outbound.text.FormattedText.of(message).text();
        return new Part(message, plain, 0, true);
    }

    /** Takes only what is signed with the key of its door. */
    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            var genuine = new StandardWebhooks(Secrets.parse("secret", SECRET).derive("web"), InstantSource.system())
                    .verify(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"),
                            headers.getFirst("webhook-signature"), body);
            var status = genuine ? answer : 401;
            if (status < 0) {
                return;
            }
            if (status == 200) {
                shown.add(JSON.readTree(body));
                ids.add(JSON.readTree(body).path("id").asString());
            }
            exchange.getResponseHeaders().set("Retry-After", "7");
            var text = (status == 200
                    ? "{\"id\":\"" + ids.getLast() + "\"}"
                    : "{\"detail\":\"why " + status + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
        }
    }
}
