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
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a service and hands on what is sent to it. While it is told to fail it answers 500, half of the times
 * after the service has done what it was asked for: nobody who gets a 500 knows which.
 */
final class Relay implements AutoCloseable {
    /** A connection's own, which the client makes anew. */
    private static final Set<String> OF_A_CONNECTION = Set.of("host", "connection", "content-length", "upgrade",
            "http2-settings", "transfer-encoding", "expect", "keep-alive");

    private final URI target;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private final Random random;
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean failing;

    private Relay(URI target, long seed) throws IOException {
        this.target = target;
        this.random = new Random(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handOn);
        server.start();
    }

    static Relay before(URI target, long seed) {
        try {
            return new Relay(target, seed);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void fail(boolean on) {
        failing = on;
    }

    /** How many calls were answered with 500 because it was told to fail. */
    int failed() {
        return failed.get();
    }

    /** When each call came, as {@link System#nanoTime()}, oldest first. */
    List<Long> arrivals() {
        return List.copyOf(arrivals);
    }

    void forgetArrivals() {
        arrivals.clear();
    }

    private void handOn(HttpExchange exchange) throws IOException {
        arrivals.add(System.nanoTime());
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var fails = failing;
            if (fails) {
                failed.incrementAndGet();
            }
            if (fails && random.nextBoolean()) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            var answer = ask(exchange, body);
            answer.headers().firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            var text = fails ? new byte[0] : answer.body();
            exchange.sendResponseHeaders(fails ? 500 : answer.statusCode(), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the relay is stopping", stopping);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
