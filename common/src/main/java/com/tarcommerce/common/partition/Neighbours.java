package com.tarcommerce.common.partition;

import com.tarcommerce.common.caller.InternalToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Calls the other replicas of the service. */
public final class Neighbours implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client;
    private final InternalToken token;
    private final JsonMapper json;
    private final Knock knock;

    Neighbours(HttpClient client, InternalToken token, JsonMapper json, Knock knock) {
        this.client = client;
        this.token = token;
        this.json = json;
        this.knock = knock;
    }

    /**
     * Posts it as JSON.
     *
     * @param address base URL of the replica
     * @return whether it was taken: any answer of 2xx
     */
    public boolean tell(String address, String path, Object body) {
        var bytes = json.writeValueAsBytes(body);
        return send(address + path, request -> request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes))).isPresent();
    }

    /** What the replica answers to a GET; empty if it does not, or not with 2xx. */
    public Optional<byte[]> ask(String address, String pathAndQuery) {
        return send(address + pathAndQuery, HttpRequest.Builder::GET);
    }

    /** The same, read; empty also if it is something else. */
    <T> Optional<T> ask(String address, String pathAndQuery, Class<T> type) {
        try {
            return ask(address, pathAndQuery).map(body -> json.readValue(body, type));
        } catch (JacksonException somethingElse) {
            return Optional.empty();
        }
    }

    /**
     * Whether the process is gone for certain: at its address nobody listens, or another one answers. One that is silent
     * may be alive.
     */
    boolean isGone(Owner owner) {
        return ask(owner.address(), WhoIsHere.PATH, WhoIsHere.Answer.class)
                .map(answer -> !owner.replica().equals(answer.replica()))
                .orElseGet(() -> knock.isRefused(owner.address()));
    }

    /** An address that is none does not answer either. */
    private Optional<byte[]> send(String url, UnaryOperator<HttpRequest.Builder> how) {
        try {
            var request = how.apply(HttpRequest.newBuilder(URI.create(url))
                    .header("Authorization", token.authorization()).timeout(PATIENCE)).build();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            return answer.statusCode() / 100 == 2 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException | IllegalArgumentException away) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
