package com.tarcommerce.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.tarcommerce.common.service.SystemTime;
import com.tarcommerce.common.signature.StandardWebhooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Where alarms call: keeps what arrived, by generation, and refuses some of it. */
final class AlarmReceiver implements AutoCloseable {
    private static final String TIMESTAMP = "\"timestamp\":\"";
    private static final String OWNER = "\"owner\":\"";
    private static final String GENERATION = "\"generation\":";

    private final HttpServer server;
    private final StandardWebhooks signature;
    private final Map<Long, List<Arrival>> arrivals = new ConcurrentHashMap<>();
    private final LongAdder calls = new LongAdder();
    private final AtomicInteger forged = new AtomicInteger();
    private volatile int oneInSoManyIsRefused;

    AlarmReceiver(StandardWebhooks signature) {
        this.signature = signature;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** Answers 503 to one call of so many; 0 for none. */
    void refuse(int oneInSoMany) {
        oneInSoManyIsRefused = oneInSoMany;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alarms");
    }

    List<Arrival> of(long generation) {
        return arrivals.getOrDefault(generation, List.of());
    }

    /** What has arrived so far, by the alarms' owners, each in the order in which it came. */
    Map<String, List<Arrival>> byOwner() {
        return arrivals.values().stream().flatMap(List::stream).sorted(Comparator.comparingLong(Arrival::atNanos))
                .collect(Collectors.groupingBy(Arrival::owner));
    }

    /** Calls that came, repeated ones too. */
    long calls() {
        return calls.sum();
    }

    /** Occurrences that came at least once. */
    int distinct() {
        return arrivals.size();
    }

    int forged() {
        return forged.get();
    }

    /** From due to here, of the first call of each, in nanoseconds. */
    long[] lateness() {
        return arrivals.values().stream().map(List::getFirst).mapToLong(Arrival::lateNanos).toArray();
    }

    /** The same, of what was due at that moment alone. */
    long[] latenessOf(long dueMs) {
        return arrivals.values().stream().map(List::getFirst).filter(first -> first.dueMs() == dueMs)
                .mapToLong(Arrival::lateNanos).toArray();
    }

    /** Until so many occurrences have come. */
    void await(int count) {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (distinct() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("of " + count + " alarms " + distinct() + " fired");
            }
            Suite.pause(Duration.ofMillis(20));
        }
    }

    void forget() {
        arrivals.clear();
        calls.reset();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var at = SystemTime.clock().instant();
            var headers = exchange.getRequestHeaders();
            var id = Objects.requireNonNullElse(headers.getFirst(StandardWebhooks.ID), "none");
            var body = exchange.getRequestBody().readAllBytes();
            if (!signature.verify(id, headers.getFirst(StandardWebhooks.TIMESTAMP),
                    headers.getFirst(StandardWebhooks.SIGNATURE), body)) {
                forged.incrementAndGet();
            }
            calls.increment();
            keep(id, new String(body, StandardCharsets.UTF_8), at);
            var oneIn = oneInSoManyIsRefused;
            exchange.sendResponseHeaders(oneIn > 0 && calls.sum() % oneIn == 0 ? 503 : 204, -1);
        }
    }

    /** The rest of the id is the moment that it was due; when the attempt was begun is rounded down, as what it is compared with. */
    private void keep(String id, String body, Instant at) {
        var generation = Long.parseLong(after(GENERATION, body, ','));
        var arrival = new Arrival(after(OWNER, body, '"'), generation, id,
                Long.parseLong(id.substring(id.lastIndexOf('_') + 1)),
                Instant.parse(after(TIMESTAMP, body, '"')).toEpochMilli(),
                at.getEpochSecond() * 1_000_000_000 + at.getNano());
        arrivals.computeIfAbsent(generation, _ -> new CopyOnWriteArrayList<>()).add(arrival);
    }

    private static String after(String beginning, String body, char end) {
        var from = body.indexOf(beginning) + beginning.length();
        return body.substring(from, body.indexOf(end, from));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /**
     * @param generation as the body says, like the owner
     * @param begunMs    when the scheduler began the attempt
     * @param atNanos    when it came, since the epoch
     */
    record Arrival(String owner, long generation, String id, long dueMs, long begunMs, long atNanos) {

        long atMs() {
            return atNanos / 1_000_000;
        }

        long lateNanos() {
            return atNanos - dueMs * 1_000_000;
        }
    }
}
