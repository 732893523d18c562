package com.tarcommerce.benchmarks;

import com.tarcommerce.benchmarks.RawClient.Request;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code benchmarks/run alarms [only=set,batch,late,herd,idle,million] [rounds=8] [engine=sqld]}: the scheduler alone, beside a bare
 * server with one durable commit a request and a timer in memory; fails if of the million one is lost. CPU is the scheduler's, and sqld's beside it. The first round is cold, the last is warm.
 */
final class AlarmBenchmark implements Benchmarks.Scenario {
    /** By then the compiler has done what it will do. */
    private static final int ROUNDS = 8;
    private static final int CONNECTIONS = AlarmSets.CONNECTIONS;
    private static final int SETS = 10_000;
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    @Override
    public boolean run(Options options, PrintStream out) throws IOException {
        out.println("load average: " + Machine.loadAverage());
        var rounds = options.number("rounds", ROUNDS);
        var only = options.values().getOrDefault("only", "set,batch,late,herd,idle,million");
        var parts = Arrays.stream(only.split(",")).collect(Collectors.toSet());
        floor(rounds, out);
        try (var engine = AlarmEngine.of(options)) {
            var kept = measure(engine, parts, options, out);
            out.println("load average: " + Machine.loadAverage());
            return kept;
        }
    }

    private static boolean measure(AlarmEngine engine, Set<String> parts, Options options,
            PrintStream out) {
        try (var receiver = new AlarmReceiver(SchedulerProcess.signature());
                var service = SchedulerProcess.of(options, receiver.url().toString(), engine.environment())) {
            service.start();
            return measure(new Run(service, engine, receiver, new AlarmSets(service, receiver), out), parts,
                    options.number("rounds", ROUNDS), options);
        }
    }

    private static boolean measure(Run run, Set<String> parts, int rounds, Options options) {
        for (var no = 1; no <= rounds; no++) {
            var round = new Round(no, rounds);
            if (parts.contains("set")) {
                run.sets(round);
            }
            if (parts.contains("batch")) {
                run.batches(round, 50);
            }
            if (parts.contains("late")) {
                run.late(round);
            }
            if (parts.contains("herd")) {
                run.herd(round);
            }
        }
        if (parts.contains("idle")) {
            run.idle(Duration.ofSeconds(options.number("idle", 60)));
        }
        return !parts.contains("million")
                || new AlarmMillion(run.service(), run.receiver(), run.out())
                        .isKept(options.number("million", 1_000_000));
    }

    private static void floor(int rounds, PrintStream out) {
        try (var floor = new Floor()) {
            var client = new RawClient(floor.url(), "");
            for (var round = 1; round <= rounds; round++) {
                out.printf(Locale.ROOT, "floor %d: one durable commit a request, %d connections: %.0f/s%n", round,
                        CONNECTIONS, client.perSecond(SETS, CONNECTIONS,
                                no -> new Request("PUT", "/", "{\"at\":1,\"payload\":{\"no\":" + no + "}}")));
            }
        }
    }

    /** Shown as {@code 1 (first)}. */
    private record Round(int no, int of) {

        @Override
        public String toString() {
            return no == 1 && of > 1 ? no + " (first)" : no == of && of > 1 ? no + " (last)" : String.valueOf(no);
        }
    }

    /** One scheduler under measurement. */
    private record Run(SchedulerProcess service, AlarmEngine engine, AlarmReceiver receiver, AlarmSets sets,
            PrintStream out) {

        private AlarmCpu cpu() {
            return new AlarmCpu(service.cpuSeconds(), engine.cpuSeconds(), engine.isServer());
        }

        void sets(Round round) {
            var cpu = cpu();
            var rate = sets.each("set" + round.no(), SETS, no -> System.currentTimeMillis() + HOUR);
            out.printf(Locale.ROOT, "set %s: %.0f/s durably, %d connections; %s for %d%n", round, rate, CONNECTIONS,
                    cpu().since(cpu), SETS);
        }

        void batches(Round round, int count) {
            var bodies = IntStream.range(0, count).mapToObj(batch -> sets.batch("batch" + round.no(), batch))
                    .toList();
            var cpu = cpu();
            var began = System.nanoTime();
            OpenLoop.closed(count, 4, batch -> sets.set(bodies.get(batch)));
            out.printf(Locale.ROOT, "batch %s: %.0f alarms/s durably, %d a request; %s for %d%n", round,
                    (double) count * AlarmSets.BATCH / ((System.nanoTime() - began) / 1e9), AlarmSets.BATCH,
                    cpu().since(cpu),
                    count * AlarmSets.BATCH);
        }

        void late(Round round) {
            receiver.forget();
            var first = System.currentTimeMillis() + 15_000;
            sets.each("late" + round.no(), 5_000, no -> first + 2L * no);
            receiver.await(5_000);
            out.printf("late %s: 5,000 over 10 s: %s%n", round, Latencies.of(receiver.lateness()));
            try (var floor = new AlarmTimerFloor(receiver, SchedulerProcess.signature())) {
                var again = System.currentTimeMillis() + 1_000;
                out.printf("floor %s: a timer in memory, 5,000 over 10 s: %s%n", round,
                        floor.late(5_000, no -> again + 2L * no));
            }
        }

        void herd(Round round) {
            receiver.forget();
            var due = System.currentTimeMillis() + 25_000;
            var beforeSet = cpu();
            sets.each("herd" + round.no(), SETS, _ -> due);
            var calm = AlarmCalmShop.set(service, receiver, "calm" + round.no(), due);
            var all = SETS + AlarmCalmShop.ALARMS;
            var ofSets = cpu().since(beforeSet);
            if (System.currentTimeMillis() > due) {
                receiver.await(all);
                out.printf("herd %s: left out, for it was due before all of it was set%n", round);
                return;
            }
            Suite.pause(Duration.ofMillis(Math.max(0, due - 600 - System.currentTimeMillis())));
            var beforeCalls = cpu();
            receiver.await(all);
            var took = Arrays.stream(receiver.latenessOf(due)).max().orElse(0) / 1e9;
            awaitNonePending();
            var ofCalls = cpu().since(beforeCalls);
            out.printf(Locale.ROOT,
                    "herd %s: %d due at one instant: %.0f/s, the last after %.2f s; %s; repeated %d%n", round, SETS,
                    SETS / took, took, ofCalls, receiver.calls() - all);
            out.printf(Locale.ROOT, "calm %s: another shop's alarms, one in 20 ms, during that herd: %s%n", round,
                    calm.late(receiver, due, due + (long) (took * 1e3)));
            out.printf(Locale.ROOT, "lives %s: %s for a million set, fired and done%n", round,
                    ofSets.and(ofCalls).times(1e6 / all));
            try (var floor = new AlarmTimerFloor(receiver, SchedulerProcess.signature())) {
                out.printf("floor %s: a timer in memory, %d due at one instant: %s%n", round, SETS, floor.herd(SETS));
            }
        }

        /** Until what has arrived is also recorded; what other rounds set for later does not count. */
        private void awaitNonePending() {
            while (service.metric("tar_alarms_in_flight") > 0) {
                Suite.pause(Duration.ofMillis(20));
            }
        }

        /**
         * Each statement, or transaction, takes a connection out of the pool, and so does the scrape, which counts; the
         * reads for calls, on a connection that is kept, have a counter of their own.
         */
        void idle(Duration minute) {
            sets.fill(100_000, "idle");
            Suite.pause(Duration.ofSeconds(5));
            var ofAScrape = -uses() + uses();
            var connections = uses();
            var cpu = cpu();
            Suite.pause(minute);
            var used = cpu().since(cpu);
            out.printf(Locale.ROOT,
                    "idle: %d s with at least 100,000 pending: %s, SQL statements: %.0f, %d MiB resident in all"
                            + " processes%n",
                    minute.toSeconds(), used, uses() - connections - ofAScrape,
                    Footprint.ofChildren().residentMiB());
        }

        private double uses() {
            return service.send("GET", "/actuator/prometheus", "").stream().flatMap(answer -> answer.body().lines())
                    .filter(line -> line.startsWith("hikaricp_connections_usage_seconds_count")
                            || line.startsWith("tar_alarms_reads_total"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
        }

    }
}
