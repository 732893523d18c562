package com.tarcommerce.gateway.channel.slack;

import static com.tarcommerce.gateway.channel.ReadingAi.MILK;
import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.gateway.channel.PictureShop;
import com.tarcommerce.gateway.intake.MediaSource;
import com.tarcommerce.testsupport.slack.SlackStandIn;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos of bills in a channel of Slack, from the event to the stock. */
class SlackPicturesTests {
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final AtomicLong EVENTS = new AtomicLong();

    @TempDir
    static Path data;
    static SlackStandIn slack;
    static PictureShop shop;

    @BeforeAll
    static void start() throws IOException {
        slack = SlackStandIn.start();
        shop = new PictureShop(data, "tar.slack.signing-secret=" + SECRET, "tar.slack.bot-token=" + SlackStandIn.TOKEN,
                "tar.slack.api-url=" + slack.url());
        assertThat(shop.texts(() -> says(next(), SlackStandIn.ADMIN, "<@" + SlackStandIn.BOT + "> bind inventory", "")))
                .isNotEmpty();
    }

    @AfterAll
    static void stop() {
        assertThat(shop.gateway.count("state = 'parked'")).isZero();
        shop.close();
        slack.close();
    }

    @BeforeEach
    void stockUp() {
        shop.stockUp(SlackStandIn.CHANNEL, 12);
    }

    @Test
    void aBillGoesFromTheFileToTheStockByItsButton() {
        picture("F1", "milk bill", MILK);

        var table = shop.answers(() -> shares(next(), "", "F1"));

        assertThat(table).singleElement().satisfies(answer -> assertThat(answer.path("text").asString())
                .contains("Milk: +24 at ₹28 each → 36 in stock (now 12)"));
        assertThat(milk()).isEqualTo(12);
        assertThat(shop.texts(() -> presses(table.getFirst().at("/buttons/0/0/id").asString())))
                .last().asString().contains("Milk: 36 in stock now (before: 12)");
        assertThat(milk()).isEqualTo(36);
        assertThat(slack.calls("files.info")).isNotEmpty();
    }

    @Test
    void theSameEventTwiceIsReadOnce() {
        picture("F2", "second bill", MILK);
        var event = next();

        assertThat(shop.texts(() -> {
            shares(event, "", "F2");
            shares(event, "", "F2");
        })).hasSize(1);
        assertThat(shop.texts(() -> shares(event, "", "F2"))).isEmpty();
        assertThat(slack.given()).filteredOn("F2"::equals).hasSize(1);
    }

    @Test
    void theFilesOfOneMessageAreReadBackAsOneBillWhateverTheWordsWithThemSay() {
        picture("P1", "page 1", MILK);
        picture("P2", "page 2", MILK);

        var answers = shop.answers(() -> shares(next(), "from Sharma Traders", "P1", "P2", "P404"));

        assertThat(answers).singleElement().satisfies(table -> assertThat(table.path("text").asString())
                .contains("Milk: +48 at", "→ 60 in stock", "Picture 3: I could not get that picture any more"));
        shop.answers(() -> presses(answers.getFirst().at("/buttons/0/0/id").asString()));
        assertThat(milk()).isEqualTo(60);
    }

    @Test
    void aRoomThatIsForNothingIsSilentAndFetchesNothing() {
        picture("F3", "third bill", MILK);

        assertThat(shop.texts(() -> post(event(next(), "C0OTHER", "U1", "", files("F3"))))).isEmpty();

        assertThat(slack.given()).doesNotContain("F3");
    }

    @Test
    void whatCanNotBeGotOrReadIsSaid() {
        slack.add("F4", "image/jpeg", new byte[MediaSource.MOST_BYTES + 1]);
        slack.add("F5", "image/jpeg", "#!/bin/sh".getBytes(StandardCharsets.UTF_8));

        assertThat(shop.texts(() -> shares(next(), "", "F404"))).singleElement().asString()
                .contains("I could not get that picture any more");
        assertThat(shop.texts(() -> shares(next(), "", "F4"))).singleElement().asString().contains("20 MB");
        assertThat(shop.texts(() -> shares(next(), "", "F5"))).as("whatever Slack calls it").hasSize(1);
        assertThat(milk()).isEqualTo(12);
    }

    @Test
    void aVoiceClipThatIsSentToTarIsExplainedAndOfTheOthersOneAnHour() {
        var clip = ",\"subtype\":\"file_share\",\"files\":[{\"id\":\"F6\",\"mimetype\":\"audio/mp4\","
                + "\"subtype\":\"slack_audio\"}]";

        assertThat(shop.texts(() -> says(next(), "U1", "<@" + SlackStandIn.BOT + ">", clip))).hasSize(1);
        assertThat(shop.texts(() -> says(next(), "U1", "", clip))).hasSize(1);
        assertThat(shop.texts(() -> says(next(), "U1", "", clip))).isEmpty();
    }

    private static void picture(String file, String content, String bill) {
        slack.add(file, "image/jpeg", content.getBytes(StandardCharsets.UTF_8));
        shop.ai.reads(content, bill);
    }

    private static int milk() {
        return shop.milk(SlackStandIn.CHANNEL);
    }

    private static String next() {
        return "Ev" + EVENTS.incrementAndGet();
    }

    private static void shares(String event, String words, String... files) {
        says(event, "U1", words, files(files));
    }

    private static String files(String... files) {
        return ",\"subtype\":\"file_share\",\"files\":[" + Arrays.stream(files)
                .map(file -> "{\"id\":\"" + file + "\",\"name\":\"bill.exe\",\"mimetype\":\"image/jpeg\"}")
                .collect(Collectors.joining(",")) + "]";
    }

    private static void says(String event, String user, String text, String more) {
        post(event(event, SlackStandIn.CHANNEL, user, text, more));
    }

    private static String event(String event, String channel, String user, String text, String more) {
        var ts = now() + "." + event.substring(2);
        return """
                {"type":"event_callback","event_id":"%s","event":{"type":"message","channel":"%s","user":"%s","text":"%s",
                 "ts":"%s","event_ts":"%s"%s}}"""
                .formatted(event, channel, user, text, ts, ts, more);
    }

    private static void presses(String button) {
        var payload = """
                {"type":"block_actions","trigger_id":"%s","user":{"id":"U1"},"channel":{"id":"%s","name":"stock"},
                 "message":{"ts":"5.0001"},"actions":[{"action_id":"b1","value":"%s"}]}"""
                .formatted(next(), SlackStandIn.CHANNEL, button);
        send("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
    }

    private static void post(String body) {
        send(body, "application/json");
    }

    private static void send(String body, String type) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var timestamp = Long.toString(now());
        var answer = shop.gateway.send(HttpRequest.newBuilder().header("Content-Type", type)
                .header(SlackSignature.TIMESTAMP, timestamp)
                .header(SlackSignature.HEADER, SlackSignature.of(SECRET, timestamp, bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)), "/webhooks/slack");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static long now() {
        return InstantSource.system().instant().getEpochSecond();
    }
}
