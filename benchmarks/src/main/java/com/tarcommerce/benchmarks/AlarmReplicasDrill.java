package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.sqld.SqldServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code benchmarks/run alarms-replicas [only=kill,freeze,cut,end] [seed=N] [measured=0]}: of three schedulers on one sqld one is
 * killed, one frozen and thawed, one cut off from the other two, one ended, while clients set and delete at all of them;
 * the same check as {@code alarms-kill}, and for how long what was due waited; with {@code measured=0} that is only printed.
 */
final class AlarmReplicasDrill implements Benchmarks.Scenario {
    private static final Duration BEFORE = Duration.ofSeconds(4);
    private static final long KILLED_MS = 5_000;
    private static final long SILENT_MS = 10_000;

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var seed = options.seed();
        var only = Arrays.stream(options.values().getOrDefault("only", "kill,freeze,cut,end").split(","))
                .collect(Collectors.toSet());
        out.println("seed=" + seed + "; load average: " + Machine.loadAverage());
        var folder = Files.createTempDirectory("tar-replicas");
        try (var sqld = SqldServer.start(folder);
                var receiver = new AlarmReceiver(SchedulerProcess.signature());
                var replicas = Replicas.start(options, receiver.url().toString(), sqld.createDatabase("scheduler"))) {
            receiver.refuse(10);
            var random = new Random(seed);
            var load = new AlarmLoad((method, path, body) -> replicas.send(random, method, path, body), receiver, seed,
                    AlarmLoad.Doubt.OPEN);
            load.start();
            var late = new ArrayList<String>();
            lose(replicas, load, only, new Random(seed), new Lines(out, late));
            if (options.number("measured", 1) == 0) {
                late.clear();
            }
            load.stop();
            load.settle();
            return load.verdict("three replicas", late, out);
        }
    }

    private static void lose(Replicas replicas, AlarmLoad load, Set<String> only, Random random, Lines lines)
            throws IOException {
        if (only.contains("kill")) {
            var no = random.nextInt(3);
            measure(load, lines, "killed", KILLED_MS, Duration.ofSeconds(8), () -> replicas.at(no).kill());
            replicas.again(no);
        }
        if (only.contains("freeze")) {
            var no = random.nextInt(3);
            measure(load, lines, "frozen", SILENT_MS, Duration.ofSeconds(14), () -> replicas.at(no).signal("STOP"));
            replicas.at(no).signal("CONT");
            replicas.awaitShares();
        }
        if (only.contains("cut") && Replicas.canBeCut()) {
            var no = random.nextInt(3);
            measure(load, lines, "cut off from the others", SILENT_MS, Duration.ofSeconds(14), () -> replicas.cut(no));
            replicas.mend(no);
            replicas.awaitShares();
        } else if (only.contains("cut")) {
            lines.out().println("cut: left out, for it needs root in a network of its own (unshare -n)");
        }
        if (only.contains("end")) {
            var no = random.nextInt(3);
            measure(load, lines, "ended", KILLED_MS, Duration.ofSeconds(8), () -> replicas.at(no).end());
            replicas.again(no);
        }
    }

    /** What is due from the loss on waits until somebody has taken over: the longest wait says how long that took. */
    private static void measure(AlarmLoad load, Lines lines, String what, long mostMs, Duration after, Runnable loss) {
        Suite.pause(BEFORE);
        var before = System.currentTimeMillis();
        loss.run();
        Suite.pause(after);
        var usual = load.latest(before - BEFORE.toMillis(), before - 1_500);
        var waited = load.latest(before, before + 1_500);
        lines.out().printf("%s: what was due waited for at most %.2f s (before it for %.2f s); wanted: %d s%n", what,
                waited / 1e3, usual / 1e3, mostMs / 1_000);
        if (waited > mostMs) {
            lines.late().add("a replica was " + what + ", and " + waited + " ms passed");
        }
    }

    /** @param late what took too long */
    private record Lines(PrintStream out, List<String> late) {
    }
}
