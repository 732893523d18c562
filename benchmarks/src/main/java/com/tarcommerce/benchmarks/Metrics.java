package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What the services of a suite say of themselves to Prometheus. */
final class Metrics {
    private final Suite suite;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Metrics(Suite suite) {
        this.suite = suite;
    }

    /** @throws IllegalStateException if the service has no metric of that name */
    double sum(String service, String name) {
        var values = scrape(service).lines().filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1)).map(Double::valueOf).toList();
        if (values.isEmpty()) {
            throw new IllegalStateException("the " + service + " has no metric " + name);
        }
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private String scrape(String service) {
        var request = HttpRequest.newBuilder(suite.url(service).resolve("/actuator/prometheus"))
                .header("Authorization", "Bearer " + suite.secret("TAR_INTERNAL_TOKEN")).build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("metrics of the " + service + ": " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
