package com.tarcommerce.gateway.channel.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Someone who looks at a room by its server-sent events. */
public final class Watching implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    /** One event as it came. */
    public record Event(String id, String name, JsonNode data) {
        public String text() {
            return data.path("text").asString();
        }
    }

    private Watching(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    public static Watching open(String url, String key, @Nullable String last) {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + key).header("Accept",
                "text/event-stream");
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            return new Watching(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public boolean hasEnded() {
        return ended;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The texts of what stands in the room, each message once with its latest words. */
    public List<String> room() {
        var room = new java.util.LinkedHashMap<String, String>();
        events.stream().filter(event -> List.of("said", "told").contains(event.name()))
                .forEach(event -> room.put(event.data().path("id").asString(), event.text()));
        return List.copyOf(room.values());
    }

    public Event await(Predicate<Event> wanted) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events.stream().anyMatch(wanted));
        return events.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** What Tar says that holds this. */
    public Event awaitTold(String part) {
        return await(event -> event.name().equals("told") && event.text().contains(part));
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id, name, JSON.readTree(line.substring(6))));
                }
            }
        } catch (IOException closed) {
            // The same end.
        }
        ended = true;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
