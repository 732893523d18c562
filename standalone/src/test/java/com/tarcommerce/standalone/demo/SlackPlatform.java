package com.tarcommerce.standalone.demo;

import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.testsupport.slack.SlackStandIn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A channel whose creator writes in it. */
final class SlackPlatform implements Platform {
    private static final String SECRET = "a-signing-secret-of-slack";
    private static final String JSON_BODY = "application/json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SlackStandIn slack = SlackStandIn.start();
    private final AtomicInteger number = new AtomicInteger(100);
    private @Nullable DemoSuite suite;

    @Override
    public Map<String, String> settings() {
        return Map.of("TAR_SLACK_BOT_TOKEN", SlackStandIn.TOKEN, "TAR_SLACK_SIGNING_SECRET", SECRET,
                "TAR_SLACK_API_URL", slack.url(), "TAR_SLACK_LIMITS_SPEED", "0");
    }

    @Override
    public void open(DemoSuite opened) {
        suite = opened;
    }

    @Override
    public Room room() {
        return Room.of("slack", SlackStandIn.CHANNEL);
    }

    @Override
    public Sent says(String text) {
        return text.startsWith("/") ? command(text.substring(1)) : event(text, Duration.ZERO, SECRET, "");
    }

    @Override
    public Optional<Sent> saysLate(String text, Duration age) {
        return Optional.of(event(text, age, Duration.ZERO, SECRET, ""));
    }

    /** What somebody writes in a thread of the channel. */
    Sent saysInThread(String thread, String text) {
        return event(text, Duration.ZERO, SECRET, ",\"thread_ts\":\"" + thread + "\"");
    }

    /** As {@link #presses}, under a message that stands in this thread. */
    Sent pressesInThread(String thread, String label) {
        return press(label, ",\"thread_ts\":\"" + thread + "\"");
    }

    SlackStandIn slack() {
        return slack;
    }

    private Sent command(String text) {
        return post(
                "command=%2Ftar&channel_id=" + SlackStandIn.CHANNEL + "&channel_name=stock&user_id="
                        + SlackStandIn.CREATOR + "&user_name=asha&trigger_id=t" + number.incrementAndGet() + "&text="
                        + URLEncoder.encode(text, StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded", Duration.ZERO, SECRET);
    }

    private Sent event(String text, Duration age, String secret, String more) {
        return event(text, Duration.ZERO, age, secret, more);
    }

    private Sent event(String text, Duration written, Duration age, String secret, String more) {
        var ts = InstantSource.system().instant().minus(written).getEpochSecond() + "." + number.incrementAndGet();
        return post(
                """
                        {"type":"event_callback","event_id":"Ev%s","event":{"type":"message","channel":"%s","user":"%s","text":"%s",
                         "ts":"%s","event_ts":"%s"%s}}"""
                        .formatted(ts, SlackStandIn.CHANNEL, SlackStandIn.CREATOR, text, ts,
                                ts, more),
                JSON_BODY, age, secret);
    }

    @Override
    public Sent presses(String label) {
        return press(label, "");
    }

    private Sent press(String label, String more) {
        var button = posted().toList().reversed().stream().flatMap(call -> buttons(call, label)).findFirst()
                .orElseThrow();
        var payload = """
                {"type":"block_actions","trigger_id":"t%d","user":{"id":"%s"},"channel":{"id":"%s","name":"stock"},
                 "message":{"ts":"1700000000.1"%s},"actions":[{"action_id":"%s","value":"%s"}]}""".formatted(
                number.incrementAndGet(), SlackStandIn.CREATOR, SlackStandIn.CHANNEL, more, button, button);
        return post("payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded", Duration.ZERO, SECRET);
    }

    private static Stream<String> buttons(SlackStandIn.Call call, String label) {
        var blocks = call.parameters().getOrDefault("blocks", "");
        return blocks.isEmpty()
                ? Stream.of()
                : JSON.readTree(blocks).valueStream().flatMap(block -> block.path("elements").valueStream())
                        .filter(element -> element.at("/text/text").asString("").equals(label))
                        .map(element -> element.path("value").asString());
    }

    @Override
    public Sent shares(byte[] jpeg) {
        slack.add("F-bill", "image/jpeg", jpeg);
        return event("", Duration.ZERO, SECRET,
                ",\"subtype\":\"file_share\",\"files\":[{\"id\":\"F-bill\",\"mimetype\":\"image/jpeg\"}]");
    }

    @Override
    public Optional<Sent> speaks() {
        return Optional
                .of(event("", Duration.ZERO, SECRET, ",\"subtype\":\"file_share\",\"files\":[{\"id\":\"F-voice\","
                        + "\"mimetype\":\"audio/mp4\",\"subtype\":\"slack_audio\"}]"));
    }

    @Override
    public Sent forged(String text) {
        return event(text, Duration.ZERO, "wrong", "");
    }

    @Override
    public Optional<Sent> stale(String text) {
        return Optional.of(event(text, Duration.ofMinutes(6), SECRET, ""));
    }

    @Override
    public Sent oversized() {
        return event("x".repeat(1_100_000), Duration.ZERO, SECRET, "");
    }

    private Sent post(String body, String type, Duration age, String secret) {
        var timestamp = String.valueOf(InstantSource.system().instant().minus(age).getEpochSecond());
        return Posts.post(Objects.requireNonNull(suite).gateway() + "/webhooks/slack",
                Map.of("Content-Type", type, "X-Slack-Request-Timestamp", timestamp, "X-Slack-Signature",
                        "v0=" + Posts.hmac(secret, "v0:" + timestamp + ":" + body)),
                body);
    }

    @Override
    public List<String> shown() {
        return posted().map(call -> call.parameters().getOrDefault("text", "")).toList();
    }

    private Stream<SlackStandIn.Call> posted() {
        return slack.calls().stream().filter(call -> call.method().startsWith("chat."));
    }

    @Override
    public Optional<Runnable> down() {
        slack.breakDown();
        return Optional.of(() -> {
            await().atMost(Duration.ofMinutes(1)).until(() -> slack.turnedAway() >= 2);
            slack.recover();
        });
    }

    @Override
    public boolean limitNext() {
        slack.refuseNext("429");
        return true;
    }

    @Override
    public void close() {
        slack.close();
    }
}
