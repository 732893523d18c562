package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.standalone.TarctlForTests;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The newcomer's path without any chat app: from {@code tarctl shop} to the alert in the browser, by all real services. */
class WebRoomTests {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern KEY = Pattern.compile("tar_[A-Za-z0-9_-]{43}");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, JsonNode> shown = new ConcurrentHashMap<>();

    @Test
    void whatIsTypedInABrowserRoomIsDoneToldAndAlerted() throws Exception {
        try (var suite = DemoSuite.start(Launch.inThisJvm(), Map.of())) {
            var gateway = "http://127.0.0.1:" + suite.ports().gateway();
            var key = shop(suite);
            var tenant = get(gateway + "/v1/tenants", key).at("/items/0/id").asString();
            var rooms = rooms(get(gateway + "/v1/tenants/" + tenant + "/web-rooms", key));
            var inventory = gateway + "/v1/tenants/" + tenant + "/web-rooms/" + rooms.get("inventory");
            var finance = gateway + "/v1/tenants/" + tenant + "/web-rooms/" + rooms.get("finance");
            assertThat(http.send(HttpRequest.newBuilder(URI.create(gateway + "/console")).build(),
                    BodyHandlers.ofString()).body()).contains("Tar console");

            try (var _ = watch(inventory, key); var _ = watch(finance, key)) {
                say(inventory, key, "Add milk price 60 quantity 20");
                awaitTold("60");
                say(finance, key, "Update milk stock to 5");
                awaitTold("#inventory");
                say(inventory, key, "Update milk stock to 0");
                awaitTold("Milk is out of stock!");
                assertThat(suite.query("select cast(quantity as text) from nodes where tenant_id = '" + tenant + "'"))
                        .isEqualTo("0");

                say(inventory, key, "remove milk");
                var asked = await().atMost(PATIENCE).until(
                        () -> shown.values().stream().filter(message -> message.has("buttons")).findFirst()
                                .orElse(null),
                        Objects::nonNull);
                post(inventory + "/presses", key, Map.of("message", asked.path("id").asString(), "button",
                        asked.at("/buttons/0/0/id").asString()));
                await().atMost(PATIENCE).until(() -> !Objects.requireNonNull(shown.get(asked.path("id").asString()))
                        .has("buttons"));
                assertThat(suite.query("select count(*) from nodes where tenant_id = '" + tenant + "'")).isEqualTo("0");
            }
        }
    }

    /** As {@code ./tarctl shop} prints it. */
    private static String shop(DemoSuite suite) {
        var printed = new ByteArrayOutputStream();
        var environment = suite.environment();
        var status = TarctlForTests.run(environment,
                new PrintStream(printed, true, StandardCharsets.UTF_8), "shop", "Meera Stores");
        var text = printed.toString(StandardCharsets.UTF_8);
        assertThat(status).as(text).isZero();
        assertThat(text).contains("Meera Stores is open", suite.ports().gateway() + "/console");
        var key = KEY.matcher(text);
        assertThat(key.find()).isTrue();
        return key.group();
    }

    private static Map<String, String> rooms(JsonNode list) {
        var rooms = new LinkedHashMap<String, String>();
        list.path("items").forEach(room -> rooms.put(room.path("role").asString(), room.path("id").asString()));
        return rooms;
    }

    private void awaitTold(String part) {
        await().atMost(PATIENCE).until(() -> shown.values().stream()
                .anyMatch(message -> message.path("kind").asString().equals("told")
                        && message.path("text").asString().contains(part)));
    }

    private void say(String room, String key, String text) throws IOException, InterruptedException {
        assertThat(post(room + "/messages", key, Map.of("text", text)).statusCode()).isEqualTo(202);
    }

    private HttpResponse<String> post(String address, String key, Map<String, String> body)
            throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build(), BodyHandlers.ofString());
    }

    private JsonNode get(String address, String key) throws IOException, InterruptedException {
        return JSON.readTree(http.send(
                HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + key).build(),
                BodyHandlers.ofString()).body());
    }

    private AutoCloseable watch(String room, String key) throws IOException, InterruptedException {
        var stream = http.send(HttpRequest.newBuilder(URI.create(room + "/events"))
                .header("Authorization", "Bearer " + key).build(), BodyHandlers.ofInputStream()).body();
        Thread.ofVirtual().start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> line.startsWith("data: ")).map(line -> JSON.readTree(line.substring(6)))
                        .forEach(message -> shown.put(message.path("id").asString(), message));
            } catch (IOException | UncheckedIOException closed) {
                // The test is over.
            }
        });
        return stream;
    }
}
