package com.tarcommerce.gateway.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the gateway as an operator. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final int port;

    Http(int port) {
        this.port = port;
    }

    /** The first dead letter of the shop; a missing node if there is none. */
    JsonNode deadLetterOf(Shop shop) {
        var cursor = "0";
        while (!cursor.isEmpty()) {
            var page = deadLettersAfter(cursor);
            for (var item : page.get("items")) {
                if (item.get("tenant").asString().equals(shop.id)) {
                    return item;
                }
            }
            cursor = page.path("next").isString() ? page.get("next").asString() : "";
        }
        return JSON.missingNode();
    }

    JsonNode deadLettersAfter(String cursor) {
        return JSON.readTree(send(get("/v1/dead-letters?cursor=" + cursor, WithGateway.TOKEN)).body());
    }

    /** To anybody, without a token. */
    static int send(String method, String url, String body) {
        return send(HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.ofString(body)).build())
                .statusCode();
    }

    /** An answer's status and body. */
    record Answered(int status, JsonNode body) {
    }

    Answered get(String path) {
        return answered(send(get(path, WithGateway.TOKEN)));
    }

    Answered post(String path) {
        return answered(send(request(path, WithGateway.TOKEN).POST(BodyPublishers.noBody()).build()));
    }

    private static Answered answered(HttpResponse<String> response) {
        return new Answered(response.statusCode(), JSON.readTree(response.body().isEmpty() ? "{}" : response.body()));
    }

    int deadLettersWithout(String token) {
        return send(get("/v1/dead-letters", token)).statusCode();
    }

    int replay(String id) {
        return send(request("/v1/dead-letters/" + id + "/replay", WithGateway.TOKEN).POST(BodyPublishers.noBody())
                .build()).statusCode();
    }

    /** All that were given up in this time. */
    JsonNode replay(Instant from, Instant to) {
        return JSON.readTree(send(request("/v1/dead-letters/replay", WithGateway.TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}")).build()).body());
    }

    private HttpRequest get(String path, String token) {
        return request(path, token).build();
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization",
                "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
