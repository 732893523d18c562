package com.tarcommerce.benchmarks;

import com.tarcommerce.benchmarks.RawClient.Request;
import com.tarcommerce.testsupport.sqld.SqldServer;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * {@code benchmarks/run alarms-shares [most=3] [rounds=4] [alarms=10000]}: what the same alarms cost one, two and three schedulers on one sqld, in
 * CPU of theirs and of sqld's: set over 32 connections, shared out over the replicas, all due at one instant. On a machine with few cores the
 * rates say little about many machines; the CPU per alarm does.
 */
final class AlarmShares implements Benchmarks.Scenario {
    private static final int CONNECTIONS = 32;
    private static final Duration AHEAD = Duration.ofSeconds(20);

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        out.println("load average: " + Machine.loadAverage());
        for (var replicas = 1; replicas <= options.number("most", 3); replicas++) {
            var folder = Files.createTempDirectory("tar-shares");
            try (var sqld = SqldServer.start(folder);
                    var receiver = new AlarmReceiver(SchedulerProcess.signature());
                    var sharing = Replicas.start(replicas, options, receiver.url().toString(),
                            sqld.createDatabase("scheduler"))) {
                var run = new Run(sqld, receiver, sharing, options.number("alarms", 10_000), out);
                for (var round = 1; round <= options.number("rounds", 4); round++) {
                    run.round(replicas, round);
                }
            }
        }
        out.println("load average: " + Machine.loadAverage());
        return true;
    }

    private record Run(SqldServer sqld, AlarmReceiver receiver, Replicas replicas, int alarms, PrintStream out) {

        private AlarmCpu cpu() {
            return new AlarmCpu(replicas.all().stream().mapToDouble(SchedulerProcess::cpuSeconds).sum(),
                    sqld.cpuSeconds(), true);
        }

        void round(int count, int round) {
            receiver.forget();
            var due = System.currentTimeMillis() + AHEAD.toMillis();
            var before = cpu();
            var perSecond = set("round" + round, due);
            var ofSets = cpu().since(before);
            Suite.pause(Duration.ofMillis(Math.max(0, due - 600 - System.currentTimeMillis())));
            var beforeCalls = cpu();
            receiver.await(alarms);
            var took = Arrays.stream(receiver.latenessOf(due)).max().orElse(0) / 1e9;
            Suite.pause(Duration.ofSeconds(1));
            var ofCalls = cpu().since(beforeCalls);
            out.printf(Locale.ROOT, "replicas %d, round %d: %.0f sets/s, %s; fired %.0f/s, %s; a million lives: %s;"
                    + " repeated %d%n", count, round, perSecond, ofSets, alarms / took, ofCalls,
                    ofSets.and(ofCalls).times(1e6 / alarms), receiver.calls() - alarms);
        }

        /** Each replica has its part of the connections. */
        private double set(String tenant, long due) {
            var targets = replicas.all().stream().map(one -> new RawClient(one.url(), one.authorization())).toList();
            var began = System.nanoTime();
            var done = new CountDownLatch(targets.size());
            IntStream.range(0, targets.size()).forEach(no -> Thread.ofPlatform().start(() -> {
                try {
                    setPart(targets, no, tenant, due);
                } finally {
                    done.countDown();
                }
            }));
            try {
                done.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return alarms / ((System.nanoTime() - began) / 1e9);
        }

        private void setPart(List<RawClient> targets, int part, String tenant, long due) {
            var size = alarms / targets.size() + (part < alarms % targets.size() ? 1 : 0);
            targets.get(part).perSecond(size, Math.max(1, CONNECTIONS / targets.size()), no -> new Request("PUT",
                    "/v1/alarms/" + tenant + "/cart" + part + "." + no + "/nudge",
                    "{\"at\":%d,\"payload\":{\"no\":%d},\"callback\":\"%s\"}".formatted(due, no, receiver.url())));
        }
    }
}
