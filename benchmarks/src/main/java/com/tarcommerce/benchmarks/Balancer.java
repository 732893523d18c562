package com.tarcommerce.benchmarks;

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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Stands before replicas as a load balancer does: in turn, and whoever did not answer within a second is left out for
 * two. The next one is asked then, so a call may be made twice.
 */
final class Balancer implements AutoCloseable {
    private static final Set<String> OF_A_CONNECTION = Set.of("host", "connection", "content-length", "upgrade",
            "http2-settings", "transfer-encoding", "expect", "keep-alive");
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LEFT_OUT = Duration.ofSeconds(2);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<URI> replicas = List.of();
    private final AtomicLongArray leftOutUntil = new AtomicLongArray(16);

    private Balancer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handOn);
        server.start();
    }

    static Balancer start() {
        try {
            return new Balancer();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void before(List<URI> addresses) {
        replicas = List.copyOf(addresses);
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var answer = ask(exchange, body);
            var text = answer.map(HttpResponse::body).orElse(new byte[0]);
            answer.flatMap(it -> it.headers().firstValue("content-type"))
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.map(HttpResponse::statusCode).orElse(503),
                    text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private Optional<HttpResponse<byte[]>> ask(HttpExchange exchange, byte[] body) throws IOException {
        var all = replicas;
        var first = turn.getAndIncrement();
        var order = IntStream.range(0, all.size()).map(next -> Math.floorMod(first + next, all.size()))
                .filter(no -> leftOutUntil.get(no) - System.nanoTime() <= 0).toArray();
        for (var no : order) {
            try {
                return Optional.of(http.send(request(exchange, all.get(no), body), BodyHandlers.ofByteArray()));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IOException("the balancer is stopping", stopping);
            } catch (IOException away) {
                leftOutUntil.set(no, System.nanoTime() + LEFT_OUT.toNanos());
            }
        }
        return Optional.empty();
    }

    private static HttpRequest request(HttpExchange exchange, URI replica, byte[] body) {
        var request = HttpRequest.newBuilder(replica.resolve(exchange.getRequestURI())).timeout(PATIENCE)
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
