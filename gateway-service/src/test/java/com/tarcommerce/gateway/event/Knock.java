package com.tarcommerce.gateway.event;

import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** Knocks at the gateway's doors as scheduler, outbound and database do. */
final class Knock {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Knock() {
    }

    record Fired(String id, String body) {
    }

    static Fired unpaid(Shop shop, String owner, String cart) {
        return fired(shop, owner, "unpaid", "{\"cart\":\"" + cart + "\"}");
    }

    static Fired fired(Shop shop, String owner, String name, String payload) {
        return new Fired(RandomId.next("alm_"), """
                {"type":"alarm.fired","timestamp":"2030-01-01T00:00:00Z","data":{"tenant":"%s","owner":"%s",
                 "name":"%s","generation":1,"scheduledAt":"2030-01-01T00:00:00Z","attempt":1,"payload":%s}}
                """.formatted(shop.id, owner, name, payload));
    }

    static int post(int port, InstantSource clock, Fired fired) {
        return post(port, clock, fired, "alarms");
    }

    static int post(int port, InstantSource clock, Fired fired, String key) {
        return send(port, "/events/alarms", fired, key, clock);
    }

    /** As outbound does. */
    static int message(int port, InstantSource clock, String body, String key) {
        return send(port, "/events/messages", new Fired(RandomId.next("msg_"), body), key, clock);
    }

    static int ring(int port, InstantSource clock, String key) {
        return send(port, "/events/libsql", new Fired(RandomId.next("ring_"), "{}"), key, clock);
    }

    private static int send(int port, String path, Fired fired, String key, InstantSource clock) {
        var body = fired.body().getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
        new StandardWebhooks(Secrets.parse("secret", WithGateway.SECRET).derive(key), clock).sign(fired.id(), body)
                .forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
