package com.tarcommerce.standalone;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the gateway that runs with these settings, under one Idempotency-Key however often that has to be sent. */
final class AskGateway {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Integer> PASSING = Set.of(408, 425, 502, 503, 504);
    private static final int TRIES = 3;

    private final String gateway;
    private final String token;
    private final Duration patience;

    /**
     * @param patience with one try
     * @throws Refusal if there is no internal token yet
     */
    AskGateway(Settings settings, Duration patience) {
        this.gateway = addressBy(settings);
        this.token = token(settings);
        this.patience = patience;
    }

    private static String token(Settings settings) {
        var token = OwnSecrets.withKept(settings).get(OwnSecrets.INTERNAL_TOKEN).split("\\s+", -1)[0];
        if (token.isEmpty()) {
            throw new Refusal("There is no " + OwnSecrets.INTERNAL_TOKEN + " yet: start Tar first (./tarctl up), or set"
                    + " TAR_DATA_DIR to the folder that it runs with.");
        }
        return token;
    }

    static String addressBy(Settings settings) {
        return settings.has("TAR_GATEWAY_URL")
                ? settings.get("TAR_GATEWAY_URL").replaceFirst("/+$", "")
                : "http://127.0.0.1:" + settings.port(Service.GATEWAY);
    }

    /**
     * Its answer, whatever it says; of one that passes, the last.
     *
     * @param call    its method and body
     * @param outcome what is not known where no answer came, and who knows it
     * @throws Refusal if none came, and whether anything may have been done
     */
    HttpResponse<String> ask(HttpRequest.Builder call, String path, String outcome) {
        try (var client = HttpClient.newBuilder().connectTimeout(patience).build()) {
            var request = call.uri(URI.create(gateway + path)).timeout(patience)
                    .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                    .header("Idempotency-Key", "tarctl-" + UUID.randomUUID()).build();
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
        return new Refusal(what + ": " + outcome, cause);
    }

    /** Why it did not do what it was asked for. */
    static Refusal refused(HttpResponse<String> answer) {
        try {
            return new Refusal("The gateway refused: " + JSON.readTree(answer.body()).path("detail").asString("")
                    + " (" + answer.statusCode() + ")");
        } catch (JacksonException noJson) {
            return new Refusal("What answers there is no gateway of Tar (" + answer.statusCode()
                    + "): set TAR_GATEWAY_URL.", noJson);
        }
    }
}
