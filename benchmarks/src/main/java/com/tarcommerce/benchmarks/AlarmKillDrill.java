package com.tarcommerce.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;

/**
 * {@code benchmarks/run alarms-kill kills=200 seed=N}: the scheduler is killed at random moments, in its start too, while
 * clients set and delete and alarms fire and fail; what arrived is then checked against what was promised.
 */
final class AlarmKillDrill implements Benchmarks.Scenario {

    @Override
    public boolean run(Options options, PrintStream out) throws InterruptedException {
        var seed = options.seed();
        out.println("seed=" + seed);
        try (var receiver = new AlarmReceiver(SchedulerProcess.signature());
                var service = SchedulerProcess.of(options, receiver.url().toString(), Map.of())) {
            receiver.refuse(10);
            var load = new AlarmLoad((_, method, path, body) -> service.send(method, path, body), receiver, seed,
                    AlarmLoad.Doubt.OVER);
            var kills = options.number("kills", 200);
            load.start();
            killWhileItWorks(service, receiver, kills, new Random(seed), out);
            load.stop();
            service.start();
            load.settle();
            return load.verdict(kills + " kills", new ArrayList<>(), out);
        }
    }

    /** The clients go on while it is down: what gets no answer promises nothing. */
    private static void killWhileItWorks(SchedulerProcess service, AlarmReceiver receiver, int kills, Random random,
            PrintStream out) {
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
    }
}
