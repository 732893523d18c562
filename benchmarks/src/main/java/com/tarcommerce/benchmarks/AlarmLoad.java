package com.tarcommerce.benchmarks;

import com.tarcommerce.benchmarks.AlarmReceiver.Arrival;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Clients that set and delete alarms, and what they were promised. */
final class AlarmLoad {
    private static final int CLIENTS = 4;
    private static final int KEYS = 60;
    private static final int LATEST_MS = 1_500;

    private final JsonMapper json = new JsonMapper();
    private final List<AlarmPromises> promises = new CopyOnWriteArrayList<>();
    private final AtomicBoolean working = new AtomicBoolean(true);
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final LongAdder sets = new LongAdder();
    private final LongAdder deletes = new LongAdder();
    private final Target target;
    private final AlarmReceiver receiver;
    private final long seed;
    private final Doubt doubt;
    private List<Thread> clients = List.of();
    private boolean settled;

    /** Where requests go, if it has a choice, by the client's own random numbers; empty if no answer came. */
    @FunctionalInterface
    interface Target {
        Optional<HttpResponse<String>> send(Random random, String method, String path, String body);
    }

    /** What a request that got no answer may still do. */
    enum Doubt {
        /** Nothing more: whoever had it is dead. */
        OVER,
        /** It may be carried out any time, so that nothing more can be said about its key. 503 is no answer either. */
        OPEN,
        /** So too; and a replica that slept through a delete may go on with an attempt that it had begun. */
        OPEN_TO_SLEEPERS;

        private boolean isOpen() {
            return this != OVER;
        }
    }

    /** What one does does not depend on what the others do, so that a seed repeats it. */
    private record Client(int no, Random random, AtomicInteger keys) {
    }

    AlarmLoad(Target target, AlarmReceiver receiver, long seed, Doubt doubt) {
        this.target = target;
        this.receiver = receiver;
        this.seed = seed;
        this.doubt = doubt;
    }

    void start() {
        clients = IntStream.range(0, CLIENTS).mapToObj(
                client -> Thread.ofPlatform().uncaughtExceptionHandler((_, failure) -> surprises.add("" + failure))
                        .start(() -> work(new Client(client, new Random(seed + client), new AtomicInteger()))))
                .toList();
    }

    void stop() throws InterruptedException {
        working.set(false);
        for (var client : clients) {
            client.join();
        }
    }

    /** Half of the sets are of an alarm that nobody touches again: it has to fire, whatever happens. */
    private void work(Client client) {
        var random = client.random();
        var own = IntStream.range(0, KEYS).mapToObj(_ -> newKey(client)).toArray(AlarmPromises[]::new);
        var answered = true;
        while (working.get()) {
            if (answered && random.nextBoolean()) {
                answered = set(newKey(client), random.nextInt(LATEST_MS), random);
            } else {
                answered = touch(own, client);
            }
            if (doubt.isOpen() || !answered) {
                Suite.pause(Duration.ofMillis(20));
            }
        }
    }

    private boolean touch(AlarmPromises[] own, Client client) {
        var random = client.random();
        var no = random.nextInt(KEYS);
        var answered = random.nextInt(4) == 0
                ? delete(own[no], random)
                : set(own[no], random.nextInt(LATEST_MS), random);
        if (doubt.isOpen() && !answered) {
            own[no] = newKey(client);
        }
        return answered;
    }

    private AlarmPromises newKey(Client client) {
        var key = new AlarmPromises("cart" + client.no() + "." + client.keys().getAndIncrement());
        promises.add(key);
        return key;
    }

    private boolean set(AlarmPromises key, int aheadMs, Random random) {
        var due = System.currentTimeMillis() + aheadMs;
        key.asked(due);
        var body = "{\"at\":%d,\"payload\":{},\"callback\":\"%s\"}".formatted(due, receiver.url());
        var answer = target.send(random, "PUT", key.path(), body).filter(given -> isFrom(given.statusCode(), 200, 201));
        answer.ifPresent(given -> {
            var alarm = json.readTree(given.body());
            key.set(alarm.path("generation").asLong(),
                    Instant.parse(alarm.path("scheduledAt").asString()).toEpochMilli(), System.currentTimeMillis());
            sets.increment();
        });
        return answer.isPresent();
    }

    private boolean delete(AlarmPromises key, Random random) {
        key.supersede();
        var answer = target.send(random, "DELETE", key.path(), "")
                .filter(given -> isFrom(given.statusCode(), 202, 204));
        answer.ifPresent(given -> {
            key.deleted(System.currentTimeMillis(), doubt != Doubt.OPEN_TO_SLEEPERS && given.statusCode() == 204);
            deletes.increment();
        });
        return answer.isPresent();
    }

    private boolean isFrom(int status, int... expected) {
        var wanted = IntStream.of(expected).anyMatch(one -> one == status);
        if (!wanted && !(doubt.isOpen() && status == 503)) {
            surprises.add("an answer with the status " + status);
        }
        return wanted;
    }

    /** The latest first call of what was due in the span, in milliseconds. */
    long latest(long fromMs, long toMs) {
        var span = new AlarmPromises.Span(fromMs, toMs, System.currentTimeMillis());
        var arrivals = receiver.byOwner();
        return promises.stream().mapToLong(key -> key.latest(of(key, arrivals), span)).max().orElse(0);
    }

    /** Until all that must fire has, and nothing waits any more, for a retry neither; or two minutes. */
    void settle() {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < deadline && !settled) {
            Suite.pause(Duration.ofMillis(100));
            settled = isQuiet() && isKept(receiver.byOwner());
        }
    }

    private boolean isKept(Map<String, List<Arrival>> arrivals) {
        return promises.stream().allMatch(key -> key.isKept(of(key, arrivals)));
    }

    private static List<Arrival> of(AlarmPromises key, Map<String, List<Arrival>> arrivals) {
        return arrivals.getOrDefault(key.owner(), List.of());
    }

    private boolean isQuiet() {
        return target.send(new Random(), "GET", "/v1/alarms/drill", "").filter(answer -> answer.statusCode() == 200)
                .filter(answer -> json.readTree(answer.body()).path("items").isEmpty()).isPresent();
    }

    /** @param leastAwaited how many alarms must have been set for good, so that the verdict is worth something */
    boolean verdict(String what, long leastAwaited, List<String> broken, PrintStream out) {
        broken.addAll(surprises);
        var arrivals = receiver.byOwner();
        promises.forEach(key -> broken.addAll(key.broken(of(key, arrivals))));
        if (!settled) {
            broken.add("something still waits, or nobody answers who would know");
        }
        if (receiver.forged() > 0) {
            broken.add(receiver.forged() + " calls were not signed rightly");
        }
        var awaited = promises.stream().mapToLong(AlarmPromises::awaited).sum();
        if (awaited < leastAwaited) {
            broken.add("only " + awaited + " alarms had to fire, which proves too little");
        }
        broken.stream().limit(20).forEach(one -> out.println("BROKEN " + one));
        out.printf(
                "%s, %d sets and %d deletes acknowledged, %d alarms had to fire, %d fired in %d calls (the others are"
                        + " retries and repeats under the same id); broken promises: %d; seed=%d%n",
                what, sets.sum(),
                deletes.sum(), awaited, receiver.distinct(), receiver.calls(), broken.size(), seed);
        out.println(broken.isEmpty() ? "PASS" : "FAIL");
        return broken.isEmpty();
    }
}
