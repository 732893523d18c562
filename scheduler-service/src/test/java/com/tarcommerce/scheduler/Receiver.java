package com.tarcommerce.scheduler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.common.signature.StandardWebhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands where callbacks go: keeps what arrives and answers as it is told, 204 unless told otherwise. */
public final class Receiver {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final Map<String, Queue<Reply>> replies = new ConcurrentHashMap<>();
    private volatile StandardWebhooks signature;

    private Receiver(HttpServer server, StandardWebhooks signature) {
        this.server = server;
        this.signature = signature;
    }

    public static Receiver start(StandardWebhooks signature) {
        return startAt(0, signature);
    }

    /** @param port 0 for any that is free */
    public static Receiver startAt(int port, StandardWebhooks signature) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            var receiver = new Receiver(server, signature);
            server.createContext("/", receiver::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receiver;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void verifyWith(StandardWebhooks other) {
        signature = other;
    }

    /** The next answers at the path, or to calls about the tenant, one a call. */
    public void reply(String pathOrTenant, Reply... next) {
        replies.computeIfAbsent(pathOrTenant, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
    }

    public List<Arrival> arrivals() {
        return arrivals;
    }

    public List<Arrival> arrivalsAt(String path) {
        return arrivals.stream().filter(arrival -> arrival.path().equals(path)).toList();
    }

    /** The bodies that arrived at the path, as they came. */
    public List<String> texts(String path) {
        return texts.getOrDefault(path, List.of());
    }

    /** How many connections calls came by, so far. */
    public int connections() {
        return connections.size();
    }

    public void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            var id = headers.getFirst(StandardWebhooks.ID);
            var genuine = signature.verify(id, headers.getFirst(StandardWebhooks.TIMESTAMP),
                    headers.getFirst(StandardWebhooks.SIGNATURE), body);
            var path = exchange.getRequestURI().getPath();
            texts.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>())
                    .add(new String(body, StandardCharsets.UTF_8));
            connections.add(exchange.getRemoteAddress());
            var arrival = new Arrival(path, id, genuine, JSON.readTree(body), System.currentTimeMillis());
            var queue = replies.getOrDefault(path, replies.get(arrival.data().path("tenant").asString("")));
            var reply = queue == null ? null : queue.poll();
            arrivals.add(arrival);
            answer(exchange, reply == null ? Reply.of(204) : reply);
        }
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        try {
            reply.after().await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), -1);
    }

    /** @param genuine whether the signature was right */
    public record Arrival(String path, String id, boolean genuine, JsonNode body, long atMs) {

        public JsonNode data() {
            return body.path("data");
        }
    }

    /** @param after what it waits for */
    public record Reply(int status, Map<String, String> headers, CountDownLatch after) {

        public static Reply of(int status) {
            return new Reply(status, Map.of(), new CountDownLatch(0));
        }

        public static Reply of(int status, String header, String value) {
            return new Reply(status, Map.of(header, value), new CountDownLatch(0));
        }

        public static Reply held(int status, CountDownLatch until) {
            return new Reply(status, Map.of(), until);
        }
    }
}
