package com.tarcommerce.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;

/**
 * {@code benchmarks/run alarms-kill kills=200 seed=N [engine=sqld]}: the scheduler is killed at random moments, in its start too,
 * while clients set and delete and alarms fire and fail; what arrived is then checked against what was promised. On sqld the
 * database is killed under it now and then.
 */
final class AlarmKillDrill implements Benchmarks.Scenario {
    private static final long LEAST_A_KILL = 3;

    @Override
    public boolean run(Options options, PrintStream out) throws IOException, InterruptedException {
        var seed = options.seed();
        out.println("seed=" + seed);
        try (var engine = AlarmEngine.of(options);
                var receiver = new AlarmReceiver(SchedulerProcess.signature());
                var service = SchedulerProcess.of(options, receiver.url().toString(), engine.environment())) {
            receiver.refuse(10);
            var load = new AlarmLoad((_, method, path, body) -> service.send(method, path, body), receiver, seed,
                    engine.isServer() ? AlarmLoad.Doubt.OPEN : AlarmLoad.Doubt.OVER);
            var kills = options.number("kills", 200);
            load.start();
            killWhileItWorks(new Victims(service, engine), receiver, kills, new Random(seed), out);
            load.stop();
            service.start();
            load.settle();
            return load.verdict(kills + " kills", LEAST_A_KILL * kills, new ArrayList<>(), out);
        }
    }

    /** The clients go on while it is down: what gets no answer promises nothing. */
    private static void killWhileItWorks(Victims victims, AlarmReceiver receiver, int kills, Random random,
            PrintStream out) {
        var service = victims.service();
        for (var kill = 1; kill <= kills; kill++) {
            if (random.nextInt(5) == 0) {
                service.launch();
            } else {
                service.start();
            }
            Suite.pause(Duration.ofMillis(100 + random.nextInt(1_500)));
            if (victims.engine().isServer() && random.nextInt(3) == 0) {
                victims.engine().restart();
                Suite.pause(Duration.ofMillis(random.nextInt(500)));
            }
            service.kill();
            if (kill % 10 == 0) {
                out.println("killed " + kill + " times, " + receiver.distinct() + " alarms fired");
            }
        }
    }

    private record Victims(SchedulerProcess service, AlarmEngine engine) {
    }
}
