package com.tarcommerce.gateway.event;

import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.service.SystemTime;
import com.tarcommerce.common.signature.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Rings the gateway from another process: one signed POST, one attempt. What waits is not lost if nobody hears it. */
final class RingGateway implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final byte[] BODY = "{\"type\":\"outbox.rung\"}".getBytes(StandardCharsets.UTF_8);

    private final Map<String, String> environment;
    private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(TIMEOUT)
            .build();

    RingGateway(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @return why the gateway did not hear it; empty if it did */
    Optional<String> ring() {
        var secret = environment.getOrDefault("TAR_WEBHOOK_SECRET", "");
        if (secret.isBlank()) {
            return Optional.of("TAR_WEBHOOK_SECRET is not set, so the gateway could not be told");
        }
        var url = Destinations.gatewayUrl(environment);
        try {
            var keys = new WebhookKeys(Secrets.parse("TAR_WEBHOOK_SECRET", secret), SystemTime.clock());
            var request = HttpRequest.newBuilder(URI.create(url + Destinations.DOOR)).timeout(TIMEOUT)
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(BODY));
            keys.libsql().sign(RandomId.next("ring_"), BODY).forEach(request::header);
            var status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            return status / 100 == 2
                    ? Optional.empty()
                    : Optional.of("the gateway at " + url + " answered " + status
                            + (status == 401 ? ": it has another TAR_WEBHOOK_SECRET" : ""));
        } catch (IOException away) {
            return Optional.of("no gateway answers at " + url);
        } catch (IllegalArgumentException misconfigured) {
            return Optional.of(String.valueOf(misconfigured.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
