package com.tarcommerce.testsupport.telegram;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Pushes updates to the address that the bot gave until it answers 2xx: one queue a chat, so that a refused update holds
 * up its whole chat; button presses have one a person and may overtake. Repeats come quicker than Telegram's.
 */
final class Webhook implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    final URI url;
    private final String secret;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, Queue<JsonNode>> lanes = new HashMap<>();
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closed;
    private volatile String lastError = "";

    Webhook(URI url, String secret) {
        this.url = url;
        this.secret = secret;
    }

    void push(JsonNode update) {
        pending.incrementAndGet();
        var lane = laneOf(update);
        synchronized (lanes) {
            var queue = lanes.get(lane);
            if (queue != null) {
                queue.add(update);
                return;
            }
            lanes.put(lane, new ArrayDeque<>(java.util.List.of(update)));
        }
        Thread.ofVirtual().name("push-" + lane).start(() -> drain(lane));
    }

    int pending() {
        return pending.get();
    }

    String lastError() {
        return lastError;
    }

    private static String laneOf(JsonNode update) {
        if (update.has("callback_query")) {
            return "user " + update.path("callback_query").path("from").path("id").asLong();
        }
        return "chat " + UpdateKind.content(update).path("chat").path("id").asLong(0);
    }

    private void drain(String lane) {
        while (!closed) {
            JsonNode head;
            synchronized (lanes) {
                head = lanes.getOrDefault(lane, new ArrayDeque<>()).peek();
                if (head == null) {
                    lanes.remove(lane);
                    return;
                }
            }
            if (!deliver(head)) {
                return;
            }
            pending.decrementAndGet();
            synchronized (lanes) {
                lanes.getOrDefault(lane, new ArrayDeque<>()).poll();
            }
        }
    }

    /** False if this ends before the update was taken. */
    private boolean deliver(JsonNode update) {
        var pause = Duration.ZERO;
        while (!closed) {
            try {
                Thread.sleep(pause);
                var status = post(update.toString());
                if (status / 100 == 2) {
                    return true;
                }
                lastError = "Wrong response from the webhook: " + status;
            } catch (IOException unreachable) {
                lastError = "Connection refused";
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
            pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
        return false;
    }

    private int post(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (!secret.isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
