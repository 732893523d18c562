package com.tarcommerce.standalone.demo;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.testsupport.whatsapp.CloudApiStandIn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One person's chat at WhatsApp's Cloud API. */
final class CloudPlatform implements Platform {
    private static final String SECRET = "an-app-secret-of-meta";
    private static final String ASHA = "919876500001";

    private final CloudApiStandIn cloud = CloudApiStandIn.start();
    private final AtomicInteger number = new AtomicInteger();
    private @Nullable DemoSuite suite;

    @Override
    public Map<String, String> settings() {
        return Map.of("TAR_WHATSAPP_TOKEN", CloudApiStandIn.TOKEN, "TAR_WHATSAPP_PHONE_NUMBER_ID",
                CloudApiStandIn.PHONE, "TAR_WHATSAPP_APP_SECRET", SECRET, "TAR_WHATSAPP_VERIFY_TOKEN", "verify-me",
                "TAR_WHATSAPP_API_URL", cloud.url(), "TAR_WHATSAPP_LIMITS_SPEED", "0");
    }

    @Override
    public void open(DemoSuite opened) {
        suite = opened;
    }

    @Override
    public Room room() {
        return new Room("whatsapp", CloudApiStandIn.PHONE, ASHA, null);
    }

    @Override
    public Sent says(String text) {
        return message(text, SECRET);
    }

    @Override
    public Optional<Sent> saysLate(String text, Duration age) {
        return Optional.of(post("\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}", age, SECRET));
    }

    private Sent message(String text, String secret) {
        return post("\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}", secret);
    }

    @Override
    public Sent presses(String label) {
        var button = cloud.sent().reversed().stream().flatMap(message -> buttons(message, label)).findFirst()
                .orElseThrow();
        return post(
                "\"type\":\"interactive\",\"context\":{\"id\":\"wamid.1\"},\"interactive\":{\"type\":\"button_reply\","
                        + "\"button_reply\":{\"id\":\"" + button + "\",\"title\":\"" + label + "\"}}",
                SECRET);
    }

    private static Stream<String> buttons(JsonNode message, String label) {
        return message.at("/interactive/action/buttons").valueStream()
                .filter(button -> button.at("/reply/title").asString().equals(label))
                .map(button -> button.at("/reply/id").asString());
    }

    @Override
    public Sent shares(byte[] jpeg) {
        cloud.add("media-bill", "image/jpeg", jpeg);
        return post("\"type\":\"image\",\"image\":{\"id\":\"media-bill\",\"mime_type\":\"image/jpeg\"}", SECRET);
    }

    @Override
    public Optional<Sent> speaks() {
        return Optional.of(post("\"type\":\"audio\",\"audio\":{\"id\":\"media-voice\",\"mime_type\":\"audio/ogg\","
                + "\"voice\":true}", SECRET));
    }

    @Override
    public Sent forged(String text) {
        return message(text, "wrong");
    }

    @Override
    public Optional<Sent> stale(String text) {
        return Optional.empty();
    }

    @Override
    public Sent oversized() {
        return message("x".repeat(3_300_000), SECRET);
    }

    private Sent post(String message, String secret) {
        return post(message, Duration.ZERO, secret);
    }

    private Sent post(String message, Duration age, String secret) {
        var body = """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                 "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s"},
                 "contacts":[{"wa_id":"%s","profile":{"name":"Asha"}}],
                 "messages":[{"from":"%s","id":"wamid.in%d","timestamp":"%d",%s}]}}]}]}""".formatted(
                CloudApiStandIn.PHONE, ASHA, ASHA, number.incrementAndGet(),
                InstantSource.system().instant().minus(age).getEpochSecond(), message);
        return Posts.post(Objects.requireNonNull(suite).gateway() + "/webhooks/whatsapp",
                Map.of("Content-Type", "application/json", "X-Hub-Signature-256", "sha256=" + Posts.hmac(secret, body)),
                body);
    }

    @Override
    public List<String> shown() {
        return cloud.sent().stream().map(message -> message.at("/text/body").asString("")
                + message.at("/interactive/body/text").asString("")).toList();
    }

    @Override
    public Optional<Runnable> down() {
        cloud.refuseNext(503, 0);
        cloud.refuseNext(503, 0);
        return Optional.of(() -> {
        });
    }

    @Override
    public boolean limitNext() {
        cloud.refuseNext(429, 130_429);
        return true;
    }

    @Override
    public void close() {
        cloud.close();
    }
}
