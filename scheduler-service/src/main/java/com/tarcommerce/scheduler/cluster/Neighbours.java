package com.tarcommerce.scheduler.cluster;

import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.common.partition.Owner;
import com.tarcommerce.scheduler.alarm.AlarmKey;
import com.tarcommerce.scheduler.alarm.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Calls the other replicas. */
final class Neighbours {
    static final String RINGS = "/v1/replicas/rings";
    static final String OUT = "/v1/replicas/out";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client;
    private final InternalToken token;
    private final JsonMapper json;

    Neighbours(HttpClient client, InternalToken token, JsonMapper json) {
        this.client = client;
        this.token = token;
        this.json = json;
    }

    /** Whether that replica, and no younger one in its place, has taken it. */
    boolean ring(String replica, String address, List<Waiting> alarms) {
        var body = json.writeValueAsBytes(new Ring(replica, alarms));
        return send(request(address, RINGS).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)).build()).isPresent();
    }

    /** Which attempt it has out for the key; null if it did not answer. */
    @Nullable
    Out outFor(AlarmKey key, Owner owner) {
        var query = "?replica=" + encoded(owner.replica()) + "&tenant=" + encoded(key.tenant()) + "&owner="
                + encoded(key.owner()) + "&name=" + encoded(key.name());
        return send(request(owner.address(), OUT + query).GET().build()).map(body -> json.readValue(body, Out.class))
                .orElse(null);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String address, String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", token.authorization()).timeout(PATIENCE);
    }

    private Optional<byte[]> send(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() / 100 == 2 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** @param replica for whom it is */
    record Ring(String replica, List<Waiting> alarms) {
    }

    /** @param inFlight the {@code webhook-id} */
    record Out(@Nullable String inFlight) {
    }
}
