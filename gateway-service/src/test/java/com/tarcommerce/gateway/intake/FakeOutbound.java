package com.tarcommerce.gateway.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outbound as a gateway sees it: takes messages, says 202, and remembers each; or fails as it is told to. */
public final class FakeOutbound implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final List<JsonNode> offered = new CopyOnWriteArrayList<>();
    private final Map<String, JsonNode> accounts = new ConcurrentHashMap<>();
    private final List<JsonNode> receipts = new CopyOnWriteArrayList<>();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Queue<Runnable> beforeRemoval = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> afterRemoval = new ConcurrentLinkedQueue<>();
    private volatile int failWith;
    private final AtomicInteger refused = new AtomicInteger();
    private final FakeMedia media = new FakeMedia();

    private FakeOutbound(HttpServer server) {
        this.server = server;
    }

    public static FakeOutbound start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var fake = new FakeOutbound(server);
            server.createContext("/v1/messages", fake::take);
            server.createContext("/v1/media", fake.media);
            server.createContext("/v1/receipts", fake::takeReceipts);
            server.createContext("/v1/accounts/", fake::takeAccount);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return fake;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public FakeMedia media() {
        return media;
    }

    /** Every message taken so far, one that was sent again more than once. */
    public List<JsonNode> messages() {
        return List.copyOf(messages);
    }

    /** The bodies of all calls that were to hand messages over, whatever came of them. */
    public List<JsonNode> offered() {
        return List.copyOf(offered);
    }

    public List<String> texts() {
        return messages.stream().map(message -> message.path("text").asString()).toList();
    }

    public List<String> keys() {
        return messages.stream().map(message -> message.path("idempotencyKey").asString()).toList();
    }

    /** Answers with this status instead; 0 heals it. */
    public void failWith(int status) {
        refused.set(0);
        failWith = status;
    }

    /** Something else has said something under this key. */
    public void knows(String key) {
        known.add(key);
    }

    /** What happens while the next removal of an account is on its way. */
    public void beforeRemoval(Runnable what) {
        beforeRemoval.add(what);
    }

    /** What happens while the answer to the next removal of an account is on its way. */
    public void afterRemoval(Runnable what) {
        afterRemoval.add(what);
    }

    /** How many calls have failed since it was told to fail. */
    public int refused() {
        return refused.get();
    }

    /** What platforms reported, in the order in which it came. */
    public List<JsonNode> receipts() {
        return List.copyOf(receipts);
    }

    /** Who wrote, as platforms with a window have it. */
    public List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    /** The accounts that it was told of and not told to forget: {@code telegram/7}, and what came for each last. */
    public Map<String, JsonNode> accounts() {
        return Map.copyOf(accounts);
    }

    /** What came last as the token of an account that it was told of. */
    public String sealed(String account) {
        return Objects.requireNonNull(accounts.get(account), "outbound was not told of it").path("sealed").asString();
    }

    public void forget() {
        heard.clear();
        receipts.clear();
        messages.clear();
        offered.clear();
        known.clear();
        failWith(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            offered.add(body);
            if (failWith != 0) {
                refused.incrementAndGet();
                answer(exchange, failWith, "{\"type\":\"urn:tar:problem:test\",\"status\":" + failWith + "}");
                return;
            }
            if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 404, "{\"type\":\"urn:tar:problem:not-found\",\"status\":404}");
                return;
            }
            var several = body.has("messages");
            var taken = new ArrayList<JsonNode>();
            if (several) {
                body.get("messages").forEach(taken::add);
            } else {
                taken.add(body);
            }
            if (taken.stream().anyMatch(message -> known.contains(message.get("idempotencyKey").asString()))) {
                answer(exchange, 409, "{\"type\":\"urn:tar:problem:idempotency-key-reused\",\"status\":409}");
                return;
            }
            messages.addAll(taken);
            var ids = taken.stream().map(message -> "\"" + message.get("idempotencyKey").asString() + "\"").toList();
            answer(exchange, 202, several ? "{\"ids\":" + ids + "}" : "{\"id\":" + ids.getFirst() + "}");
        }
    }

    private void takeAccount(HttpExchange exchange) throws IOException {
        try (exchange) {
            var name = exchange.getRequestURI().getPath().substring("/v1/accounts/".length());
            var body = exchange.getRequestBody().readAllBytes();
            if (failWith != 0) {
                refused.incrementAndGet();
                answer(exchange, failWith, "{\"type\":\"urn:tar:problem:test\",\"status\":" + failWith + "}");
            } else if (exchange.getRequestMethod().equals("DELETE")) {
                var meant = accounts.get(name);
                Optional.ofNullable(beforeRemoval.poll()).ifPresent(Runnable::run);
                var another = exchange.getRequestHeaders().containsKey("If-Match")
                        && !Objects.equals(accounts.get(name), meant);
                if (!another) {
                    accounts.remove(name);
                    Optional.ofNullable(afterRemoval.poll()).ifPresent(Runnable::run);
                }
                exchange.sendResponseHeaders(another ? 412 : 204, -1);
            } else {
                var before = accounts.put(name, JSON.readTree(body));
                answer(exchange, before == null ? 201 : 200, "{\"channel\":\"\",\"account\":\"\",\"name\":\"\","
                        + "\"usable\":true,\"addedAt\":0,\"changedAt\":0}");
            }
        }
    }

    private void takeReceipts(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            if (failWith != 0) {
                refused.incrementAndGet();
                answer(exchange, failWith, "{\"type\":\"urn:tar:problem:test\",\"status\":" + failWith + "}");
                return;
            }
            body.path("receipts").forEach(receipts::add);
            body.path("heard").forEach(heard::add);
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
