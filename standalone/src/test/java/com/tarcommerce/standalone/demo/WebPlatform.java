package com.tarcommerce.standalone.demo;

import com.tarcommerce.common.contract.message.Room;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A room in the browser, read as the browser does. */
final class WebPlatform implements Platform {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AtomicInteger number = new AtomicInteger();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private @Nullable DemoSuite suite;
    private @Nullable InputStream stream;
    private String tenant = "";
    private String key = "";
    private String room = "";

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public void open(DemoSuite opened) throws Exception {
        suite = opened;
        var shop = exchange("POST", "/v1/tenants",
                Objects.requireNonNull(opened.environment().get("TAR_INTERNAL_TOKEN")), "{\"name\":\"Web shop\"}");
        tenant = shop.path("id").asString();
        key = shop.path("apiKey").asString();
        room = exchange("POST", rooms(), key, "{\"title\":\"contract\"}").path("id").asString();
        stream = Posts.CLIENT.send(request("GET", rooms() + "/" + room + "/events", key, ""),
                BodyHandlers.ofInputStream()).body();
        Thread.ofVirtual().name("web-room").start(this::read);
    }

    private void read() {
        try (var lines = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> line.startsWith("data: ")).map(line -> JSON.readTree(line.substring(6)))
                    .filter(message -> !message.path("kind").asString("").equals("said")).forEach(events::add);
        } catch (IOException | UncheckedIOException closed) {
            // The test is over.
        }
    }

    private String rooms() {
        return "/v1/tenants/" + tenant + "/web-rooms";
    }

    private JsonNode exchange(String method, String path, String bearer, String body) throws Exception {
        return JSON.readTree(Posts.CLIENT.send(request(method, path, bearer, body), BodyHandlers.ofString()).body());
    }

    private HttpRequest request(String method, String path, String bearer, String body) {
        return HttpRequest.newBuilder(URI.create(Objects.requireNonNull(suite).gateway() + path))
                .header("Authorization", "Bearer " + bearer).header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
    }

    @Override
    public Room room() {
        return Room.of("web", room);
    }

    @Override
    public Sent says(String text) {
        return message(text, key);
    }

    /** It is written when it is posted: the time is the gateway's. */
    @Override
    public Optional<Sent> saysLate(String text, Duration age) {
        return Optional.empty();
    }

    /** What the first message is answered that a program of another shop writes too fast; the last of so many if none is. */
    HttpResponse<String> writesAtOnce(int most) throws Exception {
        var shop = exchange("POST", "/v1/tenants",
                Objects.requireNonNull(running().environment().get("TAR_INTERNAL_TOKEN")), "{\"name\":\"Fast shop\"}");
        var fast = "/v1/tenants/" + shop.path("id").asString() + "/web-rooms";
        var bearer = shop.path("apiKey").asString();
        var path = fast + "/" + exchange("POST", fast, bearer, "{\"title\":\"fast\"}").path("id").asString()
                + "/messages";
        var answer = Posts.CLIENT.send(request("POST", path, bearer, "{\"text\":\"hello\"}"), BodyHandlers.ofString());
        for (var written = 1; written < most && answer.statusCode() == 202; written++) {
            answer = Posts.CLIENT.send(request("POST", path, bearer, "{\"text\":\"hello\"}"), BodyHandlers.ofString());
        }
        return answer;
    }

    private DemoSuite running() {
        return Objects.requireNonNull(suite);
    }

    private Sent message(String text, String bearer) {
        return post("/messages", "{\"text\":\"" + text + "\"}", bearer);
    }

    private Sent post(String what, String body, String bearer) {
        return Posts.post(Objects.requireNonNull(suite).gateway() + rooms() + "/" + room + what,
                Map.of("Content-Type", "application/json", "Authorization", "Bearer " + bearer, "Idempotency-Key",
                        "k" + number.incrementAndGet()),
                body);
    }

    @Override
    public Sent presses(String label) {
        for (var event : events.reversed()) {
            var button = event.path("buttons").valueStream().flatMap(JsonNode::valueStream)
                    .filter(each -> each.path("text").asString().equals(label)).findFirst();
            if (button.isPresent()) {
                return post("/presses", "{\"message\":\"" + event.path("id").asString() + "\",\"button\":\""
                        + button.get().path("id").asString() + "\"}", key);
            }
        }
        throw new IllegalStateException("no button says " + label);
    }

    @Override
    public Sent shares(byte[] jpeg) {
        return Posts.post(running().gateway() + rooms() + "/" + room + "/pictures",
                Map.of("Content-Type", "image/jpeg", "Authorization", "Bearer " + key),
                BodyPublishers.ofByteArray(jpeg));
    }

    @Override
    public Optional<Sent> speaks() {
        return Optional.empty();
    }

    @Override
    public Sent forged(String text) {
        return message(text, "tar_wrong");
    }

    @Override
    public Optional<Sent> stale(String text) {
        return Optional.empty();
    }

    @Override
    public Sent oversized() {
        return message("x".repeat(1_100_000), key);
    }

    @Override
    public List<String> shown() {
        return events.stream().map(event -> event.path("text").asString("")).toList();
    }

    @Override
    public Optional<Runnable> down() {
        return Optional.empty();
    }

    @Override
    public boolean limitNext() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
    }
}
