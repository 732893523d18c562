package com.tarcommerce.testsupport.alarm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes alarms over HTTP as scheduler-service does, and fires what is due when a test says so: set the clock three
 * hours on, {@link #fireDue}, and three hours have passed. It knows {@code at} and {@code delay}; an alarm with
 * {@code cron} is fired by its path, at any time and as often as wanted. It holds nothing and runs nothing ({@code /pause},
 * {@code /resume}, {@code /run}), retries nothing by itself, gives nothing up, and answers each DELETE with 204, also while a
 * call is out.
 */
public final class ManualScheduler implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern KEY = Pattern.compile("/v1/alarms(/[A-Za-z0-9._:-]{1,128}){3}");

    private final HeldAlarms alarms;
    private final HttpServer server;
    private final AtomicLong calls = new AtomicLong();
    private final Map<String, Integer> away = new ConcurrentHashMap<>();

    /** Where a firing goes; signing and posting it is the test's. */
    @FunctionalInterface
    public interface Door {

        /**
         * @param webhookId the same for every attempt at one occurrence
         * @param body      {@code alarm.fired}
         * @return the status of the answer
         */
        int knock(String webhookId, String body);
    }

    private ManualScheduler(HeldAlarms alarms, HttpServer server) {
        this.alarms = alarms;
        this.server = server;
    }

    /** On a free port of the loopback interface. */
    public static ManualScheduler start(InstantSource clock) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var scheduler = new ManualScheduler(new HeldAlarms(clock), server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/alarms/", scheduler::handle);
            server.createContext("/v1/alarms:batch", scheduler::handleBatch);
            server.start();
            return scheduler;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What each was set to, by its path: {@code /v1/alarms/<tenant>/<owner>/<name>}. */
    public Map<String, JsonNode> alarms() {
        return alarms.all().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, held -> held.getValue().spec()));
    }

    /**
     * Fires what is due of one tenant, the earliest first, each once; what is answered 2xx is over, the rest stays due.
     *
     * @return how many were answered 2xx
     */
    public int fireDue(String tenant, Door door) {
        return (int) alarms.due("/v1/alarms/" + tenant + "/").stream().filter(isAccepted(door)).count();
    }

    /** Fires an alarm now, due or not, without waiting for another thread; returns the status of the answer. */
    public int fire(String path, Door door) {
        return alarms.fire(path, door);
    }

    /** Is answered to whatever names this tenant, until {@link #isBack}. */
    public void goesAway(String tenant, int status) {
        away.put(tenant, status);
    }

    public void isBack() {
        away.clear();
    }

    private @Nullable Integer refusal(String request) {
        return away.entrySet().stream().filter(one -> request.contains(one.getKey())).map(Map.Entry::getValue)
                .findAny().orElse(null);
    }

    /** Requests that were made, whatever came of them. */
    public long calls() {
        return calls.get();
    }

    private Predicate<String> isAccepted(Door door) {
        return path -> alarms.fire(path, door) / 100 == 2;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.incrementAndGet();
            var path = exchange.getRequestURI().getPath();
            var refusal = KEY.matcher(path).matches() ? refusal(path) : Integer.valueOf(400);
            if (refusal != null) {
                exchange.sendResponseHeaders(refusal, -1);
                return;
            }
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    var isNew = !alarms.all().containsKey(path);
                    answer(exchange, isNew ? 201 : 200, alarms.set(path, JSON.readTree(body)));
                }
                case "GET" -> {
                    var alarm = alarms.get(path);
                    if (alarm.isPresent()) {
                        answer(exchange, 200, alarm.get());
                    } else {
                        exchange.sendResponseHeaders(404, -1);
                    }
                }
                case "DELETE" -> {
                    alarms.delete(path);
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    /** All or none. */
    private void handleBatch(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.incrementAndGet();
            var asked = JSON.readTree(exchange.getRequestBody().readAllBytes()).path("alarms").valueStream().toList();
            var refusal = refusal(asked.toString());
            if (refusal != null) {
                exchange.sendResponseHeaders(refusal, -1);
                return;
            }
            if (!asked.stream().allMatch(alarm -> KEY.matcher(path(alarm)).matches())) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            var set = JSON.createArrayNode();
            asked.forEach(alarm -> set.add(alarms.set(path(alarm), alarm)));
            answer(exchange, 200, JSON.createObjectNode().set("items", set));
        }
    }

    private static String path(JsonNode alarm) {
        return "/v1/alarms/" + alarm.path("tenant").asString("") + "/" + alarm.path("owner").asString("") + "/"
                + alarm.path("name").asString("");
    }

    private static void answer(HttpExchange exchange, int status, JsonNode alarm) throws IOException {
        var bytes = JSON.writeValueAsBytes(alarm);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
