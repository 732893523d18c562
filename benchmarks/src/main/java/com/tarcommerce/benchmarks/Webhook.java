package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Posts JSON over kept connections and insists on a 2xx. */
final class Webhook {
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final URI target;
    private final Map<String, String> headers;

    Webhook(URI target, Map<String, String> headers) {
        this.target = target;
        this.headers = headers;
    }

    void post(String json) {
        send("POST", target, json);
    }

    void send(String method, URI url, String json) {
        var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json));
        headers.forEach(request::header);
        try {
            var status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException(method + " " + url.getPath() + " answered " + status);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(method + " " + url.getPath() + " failed", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
