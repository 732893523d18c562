package com.tarcommerce.gateway.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands before the replicas for the database's rings: each goes to the one that the test chose. */
final class Balancer implements AutoCloseable {
    private static final Set<String> OF_THE_MESSAGE = Set.of("content-type", "webhook-id", "webhook-timestamp",
            "webhook-signature");

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final AtomicInteger passed = new AtomicInteger();
    private volatile URI target = URI.create("http://127.0.0.1:9");

    private Balancer(HttpServer server) {
        this.server = server;
    }

    static Balancer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var balancer = new Balancer(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", balancer::pass);
            server.start();
            return balancer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void leadTo(Replica replica) {
        target = replica.url("/");
    }

    /** How many calls a replica took. */
    int passed() {
        return passed.get();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().getPath()))
                    .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (OF_THE_MESSAGE.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    request.header(name, values.getFirst());
                }
            });
            exchange.sendResponseHeaders(status(request.build()), -1);
        }
    }

    private int status(HttpRequest request) throws IOException {
        try {
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                passed.incrementAndGet();
            }
            return status;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
    }
}
