package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.sqld.SqldServer;
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
 * {@code benchmarks/run alarms-replicas [only=kill,kill2,freeze,cut,isolate,end] [seed=N] [measured=0] [brief=1]}: of three
 * schedulers on one sqld one is killed, two are killed at once, one frozen and thawed, one cut off from the other two, one from the database as well, one ended,
 * while clients set and delete at all of them; the same check as {@code alarms-kill}, and for how long what was due waited;
 * with {@code measured=0} that is only printed, and with {@code brief=1} nobody waits until a loss is made good.
 */
final class AlarmReplicasDrill implements Benchmarks.Scenario {
    private static final Duration BEFORE = Duration.ofSeconds(4);
    private static final long KILLED_MS = 5_000;
    private static final long SILENT_MS = 10_000;
    private static final long LEAST_A_LOSS = 100;
    private static final long LEAST_IN_BRIEF = 50;

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var seed = options.seed();
        var only = Arrays.stream(options.values().getOrDefault("only", "kill,kill2,freeze,cut,isolate,end").split(","))
                .collect(Collectors.toSet());
        out.println("seed=" + seed + "; load average: " + Machine.loadAverage());
        var folder = Files.createTempDirectory("tar-replicas");
        try (var sqld = SqldServer.start(folder);
                var receiver = new AlarmReceiver(SchedulerProcess.signature());
                var replicas = Replicas.start(options, receiver.url().toString(), sqld.createDatabase("scheduler"))) {
            receiver.refuse(10);
            var load = new AlarmLoad(replicas::send, receiver, seed, AlarmLoad.Doubt.OPEN_TO_SLEEPERS);
            load.start();
            var late = new ArrayList<String>();
            var brief = options.number("brief", 0) == 1;
            new Losses(replicas, load, new Lines(out, late), brief).lose(only, new Random(seed));
            if (options.number("measured", 1) == 0) {
                late.clear();
            }
            load.stop();
            load.settle();
            return load.verdict("three replicas", brief ? LEAST_IN_BRIEF : LEAST_A_LOSS * only.size(), late, out);
        }
    }

    /** @param brief whether the next follows at once */
    private record Losses(Replicas replicas, AlarmLoad load, Lines lines, boolean brief) {

        void lose(Set<String> only, Random random) {
            if (only.contains("kill")) {
                var no = random.nextInt(3);
                measure("killed", KILLED_MS, Duration.ofSeconds(8), () -> replicas.at(no).kill());
                again(no);
            }
            if (only.contains("kill2")) {
                killTwo(random.nextInt(3));
            }
            if (only.contains("freeze")) {
                var no = random.nextInt(3);
                measure("frozen", SILENT_MS, Duration.ofSeconds(14), () -> replicas.at(no).signal("STOP"));
                replicas.at(no).signal("CONT");
                settle();
            }
            loseTheNetwork(only, random);
            if (only.contains("end")) {
                var no = random.nextInt(3);
                measure("ended", KILLED_MS, Duration.ofSeconds(8), () -> replicas.at(no).end());
                again(no);
            }
        }

        private void killTwo(int left) {
            var one = (left + 1) % 3;
            var other = (left + 2) % 3;
            measure("killed with another one", KILLED_MS, Duration.ofSeconds(8), () -> {
                replicas.at(one).kill();
                replicas.at(other).kill();
            });
            replicas.at(one).launch();
            again(other);
        }

        private void loseTheNetwork(Set<String> only, Random random) {
            if (!CutNetwork.canBeCut()) {
                if (only.contains("cut") || only.contains("isolate")) {
                    lines.out().println("cut: left out, for it needs root in a network of its own (unshare -n)");
                }
                return;
            }
            if (only.contains("cut")) {
                var no = random.nextInt(3);
                measure("cut off from the others", SILENT_MS, Duration.ofSeconds(14), () -> replicas.cut(no));
                replicas.mend(no);
                settle();
            }
            if (only.contains("isolate")) {
                var no = random.nextInt(3);
                measure("cut off from everything", SILENT_MS, Duration.ofSeconds(14), () -> replicas.isolate(no));
                replicas.rejoin(no);
                settle();
            }
        }

        private void again(int no) {
            if (brief) {
                replicas.at(no).launch();
            } else {
                replicas.again(no);
            }
        }

        private void settle() {
            if (!brief) {
                replicas.awaitShares();
            }
        }

        /** What is due from the loss on waits until somebody has taken over: the longest wait says how long that took. */
        private void measure(String what, long mostMs, Duration after, Runnable loss) {
            Suite.pause(brief ? BEFORE.dividedBy(2) : BEFORE);
            var before = System.currentTimeMillis();
            loss.run();
            Suite.pause(brief ? after.multipliedBy(2).dividedBy(3) : after);
            var usual = load.latest(before - BEFORE.toMillis(), before - 1_500);
            var waited = load.latest(before, before + 1_500);
            lines.out().printf("%s: what was due waited for at most %.2f s (before it for %.2f s); wanted: %d s%n",
                    what,
                    waited / 1e3, usual / 1e3, mostMs / 1_000);
            if (waited > mostMs) {
                lines.late().add("a replica was " + what + ", and " + waited + " ms passed");
            }
        }
    }

    /** @param late what took too long */
    private record Lines(PrintStream out, List<String> late) {
    }
}
