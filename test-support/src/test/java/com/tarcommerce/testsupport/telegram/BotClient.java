package com.tarcommerce.testsupport.telegram;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** A bot that speaks plain HTTP. */
final class BotClient {
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;

    BotClient(URI api) {
        this.api = api;
    }

    record Answered(int status, JsonNode body, HttpResponse<String> response) {
        String description() {
            return body.path("description").asString();
        }

        JsonNode result() {
            return body.path("result");
        }
    }

    Answered json(String method, String body) throws IOException {
        return post(BotApiStandIn.TOKEN, method, "application/json", body);
    }

    Answered form(String method, String... namesAndValues) throws IOException {
        var body = new StringBuilder();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            body.append(body.isEmpty() ? "" : "&").append(namesAndValues[i]).append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return post(BotApiStandIn.TOKEN, method, "application/x-www-form-urlencoded", body.toString());
    }

    Answered post(String token, String method, String type, String body) throws IOException {
        var request = HttpRequest.newBuilder(api.resolve("/bot" + token + "/" + method)).header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)).build();
        return read(request);
    }

    Answered get(String path) throws IOException {
        return read(HttpRequest.newBuilder(api.resolve(path)).build());
    }

    private Answered read(HttpRequest request) throws IOException {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            var body = response.body().startsWith("{")
                    ? Telegram.JSON.readTree(response.body())
                    : Telegram.object().put("raw", response.body());
            return new Answered(response.statusCode(), body, response);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
