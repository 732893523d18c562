package com.tarcommerce.standalone;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** Sends one write to the gateway, under one Idempotency-Key however often it has to be sent. */
final class AskGateway {
    private static final Set<Integer> PASSING = Set.of(408, 425, 502, 503, 504);
    private static final int TRIES = 3;

    private final String gateway;
    private final String token;
    private final Duration patience;

    /** @param patience with one try */
    AskGateway(String gateway, String token, Duration patience) {
        this.gateway = gateway;
        this.token = token;
        this.patience = patience;
    }

    /**
     * Its answer, whatever it says; of one that passes, the last.
     *
     * @param outcome what is not known where no answer came: {@code whether the shop was opened}
     * @throws Refusal if none came, and whether anything may have been done
     */
    HttpResponse<String> post(String path, String body, String outcome) {
        try (var client = HttpClient.newBuilder().connectTimeout(patience).build()) {
            var request = HttpRequest.newBuilder(URI.create(gateway + path)).timeout(patience)
                    .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                    .header("Idempotency-Key", "tarctl-" + UUID.randomUUID()).POST(BodyPublishers.ofString(body))
                    .build();
            return send(client, request, outcome);
        } catch (IllegalArgumentException noAddress) {
            throw away(noAddress);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unknown("Interrupted", outcome, stopping);
        }
    }

    private HttpResponse<String> send(HttpClient client, HttpRequest request, String outcome)
            throws InterruptedException {
        var mayHaveArrived = false;
        for (var tries = 1;; tries++) {
            try {
                var answer = client.send(request, BodyHandlers.ofString());
                if (tries == TRIES || !PASSING.contains(answer.statusCode())) {
                    return answer;
                }
                mayHaveArrived = true;
                Thread.sleep(patience.dividedBy(20));
            } catch (IOException failure) {
                mayHaveArrived |= !(failure instanceof ConnectException
                        || failure instanceof HttpConnectTimeoutException);
                if (!mayHaveArrived) {
                    throw away(failure);
                }
                if (tries == TRIES) {
                    throw unknown("The gateway at " + gateway + " took it and gave no answer", outcome, failure);
                }
            }
        }
    }

    private Refusal away(Exception cause) {
        return new Refusal("The gateway does not answer at " + gateway
                + ": start it (./tarctl up), or set TAR_GATEWAY_URL to where it is.", cause);
    }

    private static Refusal unknown(String what, String outcome, Exception cause) {
        return new Refusal(what + ": " + outcome + " is not known. GET /v1/tenants with the internal token lists the"
                + " shops.", cause);
    }
}
