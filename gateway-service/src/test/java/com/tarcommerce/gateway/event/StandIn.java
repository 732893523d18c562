package com.tarcommerce.gateway.event;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A service that is not ours to run here: it records what it is asked and answers as the test says. */
final class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Answer> behaviour;

    record Call(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
    }

    record Answer(int status, String body, Map<String, String> headers) {
        static Answer of(int status) {
            return of(status, "{}");
        }

        static Answer of(int status, String body) {
            return new Answer(status, body, Map.of());
        }
    }

    private StandIn(HttpServer server, Function<Call, Answer> behaviour) {
        this.server = server;
        this.behaviour = behaviour;
    }

    static StandIn answering(Function<Call, Answer> behaviour) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var standIn = new StandIn(server, behaviour);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", standIn::handle);
            server.start();
            return standIn;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void answer(Function<Call, Answer> newBehaviour) {
        behaviour = newBehaviour;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var call = new Call(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                    query(exchange.getRequestURI()), headers, body);
            calls.add(call);
            write(exchange, behaviour.apply(call));
        }
    }

    private static Map<String, String> query(URI uri) {
        var query = new HashMap<String, String>();
        for (var pair : Objects.requireNonNullElse(uri.getRawQuery(), "").split("&", -1)) {
            var parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.status() == 204) {
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
