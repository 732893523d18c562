package com.tarcommerce.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code benchmarks/run alarms-kill kills=200 seed=N}: the scheduler is killed at random moments, in its start too, while
 * clients set and delete and alarms fire and fail; what arrived is then checked against what was promised.
 */
final class AlarmKillDrill implements Benchmarks.Scenario {
    private static final int CLIENTS = 4;
    private static final int KEYS = 60;

    @Override
    public boolean run(Options options, PrintStream out) throws InterruptedException {
        var seed = options.seed();
        out.println("seed=" + seed);
        try (var receiver = new AlarmReceiver(SchedulerProcess.signature());
                var service = SchedulerProcess.of(options, receiver.url().toString())) {
            receiver.refuse(10);
            var load = new Load(service, receiver, seed);
            var kills = options.number("kills", 200);
            load.killWhileItWorks(kills, new Random(seed), out);
            service.start();
            load.settle();
            return load.verdict(kills, out);
        }
    }

    /** The clients and what they were promised. */
    private static final class Load {
        private final JsonMapper json = new JsonMapper();
        private final List<AlarmPromises> promises = IntStream.range(0, CLIENTS * KEYS)
                .mapToObj(no -> new AlarmPromises(path(no))).toList();
        private final AtomicBoolean working = new AtomicBoolean(true);
        private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
        private final LongAdder sets = new LongAdder();
        private final LongAdder deletes = new LongAdder();
        private final SchedulerProcess service;
        private final AlarmReceiver receiver;
        private final long seed;

        Load(SchedulerProcess service, AlarmReceiver receiver, long seed) {
            this.service = service;
            this.receiver = receiver;
            this.seed = seed;
        }

        /** The clients go on while it is down: what gets no answer promises nothing. */
        void killWhileItWorks(int kills, Random random, PrintStream out) throws InterruptedException {
            var clients = IntStream.range(0, CLIENTS).mapToObj(
                    client -> Thread.ofPlatform().uncaughtExceptionHandler((_, failure) -> surprises.add("" + failure))
                            .start(() -> work(new Random(seed + client), client * KEYS)))
                    .toList();
            for (var kill = 1; kill <= kills; kill++) {
                if (random.nextInt(5) == 0) {
                    service.launch();
                } else {
                    service.start();
                }
                Suite.pause(Duration.ofMillis(100 + random.nextInt(1_500)));
                service.kill();
                if (kill % 10 == 0) {
                    out.println("killed " + kill + " times, " + receiver.distinct() + " alarms fired");
                }
            }
            working.set(false);
            for (var client : clients) {
                client.join();
            }
        }

        private void work(Random random, int firstKey) {
            while (working.get()) {
                var no = firstKey + random.nextInt(KEYS);
                var answered = random.nextInt(4) == 0 ? delete(no) : set(no, random.nextInt(1_500));
                if (!answered) {
                    Suite.pause(Duration.ofMillis(20));
                }
            }
        }

        private boolean set(int no, int aheadMs) {
            promises.get(no).supersede();
            var body = "{\"at\":%d,\"payload\":{\"no\":%d},\"callback\":\"%s\"}"
                    .formatted(System.currentTimeMillis() + aheadMs, no, receiver.url());
            var answer = service.send("PUT", path(no), body).filter(given -> isFrom(given.statusCode(), 200, 201));
            answer.ifPresent(given -> {
                var alarm = json.readTree(given.body());
                promises.get(no).set(alarm.path("generation").asLong(),
                        Instant.parse(alarm.path("scheduledAt").asString()).toEpochMilli());
                sets.increment();
            });
            return answer.isPresent();
        }

        private boolean delete(int no) {
            promises.get(no).supersede();
            var answer = service.send("DELETE", path(no), "").filter(given -> isFrom(given.statusCode(), 202, 204));
            answer.ifPresent(given -> {
                promises.get(no).deleted(System.currentTimeMillis(), given.statusCode() == 204
                        ? null
                        : json.readTree(given.body()).path("inFlight").asString());
                deletes.increment();
            });
            return answer.isPresent();
        }

        private boolean isFrom(int status, int... expected) {
            var wanted = IntStream.of(expected).anyMatch(one -> one == status);
            if (!wanted) {
                surprises.add("an answer with the status " + status);
            }
            return wanted;
        }

        /** Until all that must fire has, and nothing waits any more, for a retry neither; or two minutes. */
        void settle() {
            var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (System.nanoTime() < deadline && !(isQuiet()
                    && promises.stream().allMatch(promise -> promise.isKept(receiver::of)))) {
                Suite.pause(Duration.ofMillis(100));
            }
        }

        private boolean isQuiet() {
            return service.send("GET", "/v1/alarms/drill", "")
                    .filter(answer -> json.readTree(answer.body()).path("items").isEmpty()).isPresent();
        }

        boolean verdict(int kills, PrintStream out) {
            var broken = new ArrayList<String>(surprises);
            promises.forEach(promise -> broken.addAll(promise.broken(receiver::of)));
            if (!isQuiet()) {
                broken.add("something still waits");
            }
            if (receiver.forged() > 0) {
                broken.add(receiver.forged() + " calls were not signed rightly");
            }
            broken.stream().limit(20).forEach(what -> out.println("BROKEN " + what));
            out.printf("%d kills, %d sets and %d deletes acknowledged, %d alarms fired in %d calls (the others are"
                    + " retries and repeats under the same id); broken promises: %d; seed=%d%n", kills, sets.sum(),
                    deletes.sum(), receiver.distinct(), receiver.calls(), broken.size(), seed);
            out.println(broken.isEmpty() && receiver.distinct() > 0 ? "PASS" : "FAIL");
            return broken.isEmpty() && receiver.distinct() > 0;
        }

        private static String path(int no) {
            return "/v1/alarms/drill/cart" + no + "/nudge";
        }
    }
}
