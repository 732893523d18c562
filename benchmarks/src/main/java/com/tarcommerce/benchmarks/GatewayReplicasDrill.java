package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code benchmarks/run gateway-replicas [only=kill,freeze,cut,end] [seed=N] [rate=N] [measured=0]}: of three gateways on
 * one sqld, behind a balancer, one is killed, one frozen and thawed, one cut off from the other two, one ended, while
 * people write to them and another program sets orders to paid. Pass: every update acted on once, answered and in the order
 * of its chat, every order told once, no message repeated but where its outcome was unknown to outbound, and nothing
 * waited longer than a take-over may last; with {@code measured=0} that is only printed.
 */
final class GatewayReplicasDrill implements Benchmarks.Scenario {
    private static final Duration BEFORE = Duration.ofSeconds(4);
    private static final long KILLED_MS = 5_000;
    private static final long SILENT_MS = 10_000;

    @Override
    public boolean run(Options options, PrintStream out) throws Exception {
        var seed = options.seed();
        var only = Arrays.stream(options.values().getOrDefault("only", "kill,freeze,cut,end").split(","))
                .collect(Collectors.toSet());
        out.println("seed=" + seed + "; load average: " + Machine.loadAverage());
        try (var telegram = BotApiStandIn.start();
                var balancer = Balancer.start();
                var suite = options.number("classpath", 0) == 0
                        ? new Suite(telegram, true)
                        : Suite.ofThisClassPath(telegram);
                var _ = SuiteServer.start(suite, balancer.url())) {
            suite.with("TAR_TELEGRAM_PUBLIC_URL", balancer.url().toString()).with("TAR_GATEWAY_URL",
                    balancer.url().toString()).startOthers();
            try (var replicas = GatewayReplicas.start(options, suite);
                    var session = SqlSession.open(suite.settings())) {
                balancer.before(replicas.urls());
                return measure(options, new Drill(telegram, suite, replicas, session, only, new Random(seed), out));
            }
        }
    }

    private record Drill(BotApiStandIn telegram, Suite suite, GatewayReplicas replicas, SqlSession session,
            Set<String> only, Random random, PrintStream out) {
    }

    private static boolean measure(Options options, Drill drill) throws SQLException {
        var load = GatewayLoad.start(drill.telegram, drill.session, options.number("rate", 20));
        var late = new ArrayList<String>();
        lose(drill, load, late);
        load.stop();
        if (options.number("measured", 1) == 0) {
            late.clear();
        }
        return load.verdict(drill.suite, late, drill.out);
    }

    private static void lose(Drill drill, GatewayLoad load, List<String> late) {
        var replicas = drill.replicas;
        var lines = new Lines(drill.out, late);
        if (drill.only.contains("kill")) {
            var no = drill.random.nextInt(3);
            measure(load, lines, "killed", KILLED_MS, Duration.ofSeconds(8), () -> replicas.at(no).signal("KILL"));
            replicas.again(no);
        }
        if (drill.only.contains("freeze")) {
            var no = drill.random.nextInt(3);
            measure(load, lines, "frozen", SILENT_MS, Duration.ofSeconds(14), () -> replicas.at(no).signal("STOP"));
            replicas.at(no).signal("CONT");
            replicas.awaitShares();
        }
        if (drill.only.contains("cut") && CutNetwork.canBeCut()) {
            var no = drill.random.nextInt(3);
            measure(load, lines, "cut off from the others", SILENT_MS, Duration.ofSeconds(14), () -> replicas.cut(no));
            replicas.mend(no);
            replicas.awaitShares();
        } else if (drill.only.contains("cut")) {
            drill.out.println("cut: left out, for it needs root in a network of its own (unshare -n)");
        }
        if (drill.only.contains("end")) {
            var no = drill.random.nextInt(3);
            measure(load, lines, "ended", KILLED_MS, Duration.ofSeconds(8), () -> replicas.at(no).signal("TERM"));
            replicas.again(no);
        }
    }

    /** What comes from the loss on waits until somebody has taken over: the longest wait says how long that took. */
    private static void measure(GatewayLoad load, Lines lines, String what, long mostMs, Duration after,
            Runnable loss) {
        load.awaitCalm();
        var before = System.nanoTime();
        loss.run();
        Suite.pause(after);
        var usual = load.longest(before - BEFORE.toNanos(), before - Duration.ofMillis(1_500).toNanos());
        var waited = load.longest(before - Duration.ofMillis(500).toNanos(),
                before + Duration.ofMillis(1_500).toNanos());
        lines.out().printf("%s: updates and events waited for at most %.2f s (before it for %.2f s); wanted: %d s%n",
                what, waited / 1e9, usual / 1e9, mostMs / 1_000);
        if (waited > mostMs * 1_000_000) {
            lines.late().add("a replica was " + what + ", and " + waited / 1_000_000 + " ms passed");
        }
    }

    /** @param late what took too long */
    private record Lines(PrintStream out, List<String> late) {
    }
}
