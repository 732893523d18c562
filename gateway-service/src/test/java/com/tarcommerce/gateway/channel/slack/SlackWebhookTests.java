package com.tarcommerce.gateway.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.ChatPlatforms;
import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.FakeResponder;
import com.tarcommerce.gateway.intake.Gateway;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.CommandNames;
import com.tarcommerce.testsupport.slack.SlackStandIn;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slack's door over HTTP, with a Slack that stands in for the questions that the gateway asks back. */
class SlackWebhookTests {
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final Room CHANNEL = Room.of("slack", SlackStandIn.CHANNEL);
    private static final FakeResponder RESPONDER = new FakeResponder();

    @TempDir
    static Path data;
    static SlackStandIn slack;
    static FakeOutbound outbound;
    static Gateway gateway;

    @BeforeAll
    static void start() {
        slack = SlackStandIn.start();
        outbound = FakeOutbound.start();
        gateway = Gateway.start(data, outbound, RESPONDER, "tar.slack.signing-secret=" + SECRET,
                "tar.slack.bot-token=" + SlackStandIn.TOKEN, "tar.slack.api-url=" + slack.url());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        outbound.close();
        slack.close();
    }

    @BeforeEach
    void forget() {
        RESPONDER.forget();
    }

    @Test
    void theSignatureIsThatOfSlacksDocumentation() {
        var body = ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
                + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");

        assertThat(SlackSignature.of(SECRET, "1531420618", body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    @Test
    void theChallengeIsAnswered() {
        assertThat(json("{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1a\"}").body()).isEqualTo("3eZbrw1a");
    }

    @Test
    void aMessageIsTakenOnceHoweverOftenItComes() {
        event("Ev1", message("milk 0 &amp; <http://x|eggs>", "1.000100", ""));
        event("Ev1", message("milk 0 &amp; <http://x|eggs>", "1.000100", ""));
        gateway.awaitQuiet();

        assertThat(RESPONDER.seenIn(CHANNEL)).singleElement().isInstanceOfSatisfying(Incoming.Text.class, text -> {
            assertThat(text.text()).isEqualTo("milk 0 & eggs");
            assertThat(text.addressed()).isFalse();
            assertThat(text.sender().id()).isEqualTo("U1");
        });
    }

    @Test
    void ourNameBeforeACommandMakesItOne() {
        event("Ev2", message("<@" + SlackStandIn.BOT + "> bind inventory", "2.0001", ""));
        event("Ev3", message("<@" + SlackStandIn.BOT + "> allow <@U2>", "3.0001", ""));
        gateway.awaitQuiet();

        assertThat(RESPONDER.seenIn(CHANNEL)).extracting(incoming -> ((Incoming.Text) incoming).text())
                .containsExactly("/bind inventory", "/allow @u2");
    }

    @Test
    void aThreadBelongsToItsChannelUnlessItIsBound() {
        event("Ev4", message("milk 0", "4.0001", ",\"thread_ts\":\"3.9\""));
        event("Ev5", message("<@" + SlackStandIn.BOT + "> bind orders", "4.0002", ",\"thread_ts\":\"3.9\""));
        gateway.awaitQuiet();

        assertThat(RESPONDER.seenIn(CHANNEL)).hasSize(1);
        assertThat(RESPONDER.seenIn(CHANNEL.inThread("3.9"))).hasSize(1);
    }

    @Test
    void theSlashCommandIsACommandOrAText() {
        command("bind+inventory", "t1");
        command("milk+0", "t2");
        gateway.awaitQuiet();

        assertThat(RESPONDER.seenIn(CHANNEL)).extracting(incoming -> ((Incoming.Text) incoming).text())
                .containsExactly("/bind inventory", "milk 0");
        assertThat(RESPONDER.seenIn(CHANNEL)).allMatch(incoming -> ((Incoming.Text) incoming).addressed());
    }

    @Test
    void aPressedButtonIsAPress() {
        var payload = """
                {"type":"block_actions","trigger_id":"t9","user":{"id":"U1"},"channel":{"id":"%s","name":"stock"},
                 "message":{"ts":"5.0001"},"actions":[{"action_id":"b1","value":"b1"}]}"""
                .formatted(SlackStandIn.CHANNEL);

        form("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8));
        gateway.awaitQuiet();

        assertThat(RESPONDER.seen()).singleElement().isInstanceOfSatisfying(Incoming.Press.class, press -> {
            assertThat(press.button()).isEqualTo("b1");
            assertThat(press.pressId()).isEqualTo("U1:t9");
            assertThat(press.messageId()).isEqualTo("5.0001");
        });
    }

    @Test
    void whatBotsWriteIsNothingAndAFileIsAPicture() {
        event("Ev6", message("beep", "6.0001", ",\"bot_id\":\"B1\""));
        event("Ev7", message("bill", "7.0001",
                ",\"subtype\":\"file_share\",\"files\":[{\"id\":\"F1\",\"mimetype\":\"image/png\"}]"));
        gateway.awaitQuiet();

        assertThat(RESPONDER.seen()).singleElement().isInstanceOfSatisfying(Incoming.Media.class,
                media -> assertThat(media.kind() + media.caption() + Objects.requireNonNull(media.file()).id())
                        .isEqualTo("photobillF1"));
    }

    @Test
    void adminsAndTheCreatorAdministerAChannel() {
        var platforms = gateway.bean(ChatPlatforms.class);

        assertThat(platforms.isAdministrator(CHANNEL, new Sender(SlackStandIn.ADMIN, null, "", false))).isTrue();
        assertThat(platforms.isAdministrator(CHANNEL, new Sender(SlackStandIn.CREATOR, null, "", false))).isTrue();
        assertThat(platforms.isAdministrator(CHANNEL, new Sender("U1", null, "", false))).isFalse();
        assertThat(platforms.of(CHANNEL).orElseThrow().standing(CHANNEL)).isPresent();
        assertThat(platforms.of(CHANNEL).orElseThrow().standing(Room.of("slack", "C404"))).isEmpty();
    }

    @Test
    void whatIsForgedStaleUnsignedTooLargeOrNonsenseIsRefused() {
        var body = "{\"type\":\"url_verification\",\"challenge\":\"x\"}";

        assertThat(send(body, "application/json", Duration.ofMinutes(6), SECRET).statusCode()).isEqualTo(401);
        assertThat(send(body, "application/json", Duration.ofMinutes(-6), SECRET).statusCode()).isEqualTo(401);
        assertThat(send(body, "application/json", Duration.ZERO, "wrong").statusCode()).isEqualTo(401);
        assertThat(gateway.post("/webhooks/slack", body.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(401);
        assertThat(json("no json").statusCode()).isEqualTo(400);
        assertThat(json("x".repeat(1_100_000)).statusCode()).isEqualTo(413);
        assertThat(RESPONDER.seen()).isEmpty();
    }

    /** Slack repeats whatever it gets no 2xx for. */
    @Test
    void onlyWhatNoRepetitionWouldMendAsksForNone() {
        assertThat(json("no json").headers().firstValue("X-Slack-No-Retry")).contains("1");
        assertThat(json("x".repeat(1_100_000)).headers().firstValue("X-Slack-No-Retry")).contains("1");
        assertThat(send("{}", "application/json", Duration.ZERO, "wrong").headers().firstValue("X-Slack-No-Retry"))
                .isEmpty();
    }

    @Test
    void thatSlackHoldsEventsBackIsCounted() {
        var before = heldBack();

        assertThat(
                json("""
                        {"type":"app_rate_limited","token":"t","team_id":"T1","minute_rate_limited":1518467820,"api_app_id":"A1"}""")
                        .statusCode())
                .isEqualTo(200);

        assertThat(heldBack()).isEqualTo(before + 1);
    }

    private static double heldBack() {
        return gateway.bean(MeterRegistry.class).get("tar.slack.rate.limited").counter().count();
    }

    /** Slack waits for three seconds; what is done about a message may take longer. */
    @Test
    void aMessageIsTakenAtOnceWhileItsChannelWaits() {
        var gate = new CountDownLatch(1);
        RESPONDER.mind((id, incoming) -> {
            await(gate);
            return RESPONDER.echo(id, incoming);
        });

        event("Ev20", message("slow", "20.0001", ""));
        Awaitility.await().until(() -> !RESPONDER.seen().isEmpty());
        event("Ev21", message("behind", "21.0001", ""));

        assertThat(RESPONDER.seen()).hasSize(1);
        assertThat(RESPONDER.applied()).isEmpty();
        gate.countDown();
        gateway.awaitQuiet();
        assertThat(RESPONDER.applied()).hasSize(2);
    }

    @Test
    void aMessageIsTakenAtOnceThoughSlackDoesNotSayWhoWeAre() {
        var slow = SlackStandIn.start();
        var asked = slow.hold("auth.test");
        try (var young = Gateway.start(data.resolve("young"), outbound, RESPONDER, "tar.slack.signing-secret=" + SECRET,
                "tar.slack.bot-token=" + SlackStandIn.TOKEN, "tar.slack.api-url=" + slow.url())) {
            assertThat(event(young, "Ev22", message("milk 0", "22.0001", "")).statusCode()).isEqualTo(200);
            Awaitility.await().until(asked::isAskedFor);

            assertThat(event(young, "Ev23", message("milk 1", "23.0001", "")).statusCode()).isEqualTo(200);
            assertThat(RESPONDER.seen()).isEmpty();
            asked.release();
            young.awaitQuiet();

            assertThat(RESPONDER.seen()).extracting(incoming -> ((Incoming.Text) incoming).text())
                    .containsExactly("milk 0", "milk 1");
        } finally {
            asked.release();
            slow.close();
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            assertThat(gate.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What follows our name is a command if it is one of Tar's, whichever there are. */
    @Test
    void everyCommandOfTarIsOneBehindOurName() {
        var commands = new TreeSet<>(CommandNames.in(gateway));
        commands.addAll(Set.of("help", "undo"));

        assertThat(SlackText.COMMANDS).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void aChannelThatIsOffIsNotFound() {
        try (var off = Gateway.start(data.resolve("off"), outbound, RESPONDER)) {
            assertThat(off.post("/webhooks/slack", new byte[0]).statusCode()).isEqualTo(404);
        }
    }

    private static String message(String text, String ts, String more) {
        return "{\"type\":\"message\",\"channel\":\"%s\",\"user\":\"U1\",\"text\":\"%s\",\"ts\":\"%s\",\"event_ts\":\"%s\"%s}"
                .formatted(SlackStandIn.CHANNEL, text, ts, ts, more);
    }

    private static void event(String id, String event) {
        assertThat(event(gateway, id, event).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> event(Gateway to, String id, String event) {
        return send(to, "{\"type\":\"event_callback\",\"event_id\":\"" + id + "\",\"event\":" + event + "}",
                "application/json", Duration.ZERO, SECRET);
    }

    private static void command(String text, String trigger) {
        form("command=%2Ftar&channel_id=" + SlackStandIn.CHANNEL + "&channel_name=stock&user_id=U1&user_name=asha&text="
                + text + "&trigger_id=" + trigger);
    }

    private static void form(String body) {
        assertThat(send(body, "application/x-www-form-urlencoded", Duration.ZERO, SECRET).statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> json(String body) {
        return send(body, "application/json", Duration.ZERO, SECRET);
    }

    private static HttpResponse<String> send(String body, String type, Duration age, String secret) {
        return send(gateway, body, type, age, secret);
    }

    private static HttpResponse<String> send(Gateway to, String body, String type, Duration age, String secret) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var timestamp = Long.toString(InstantSource.system().instant().minus(age).getEpochSecond());
        return to.send(HttpRequest.newBuilder().header("Content-Type", type)
                .header(SlackSignature.TIMESTAMP, timestamp)
                .header(SlackSignature.HEADER, SlackSignature.of(secret, timestamp, bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)), "/webhooks/slack");
    }
}
