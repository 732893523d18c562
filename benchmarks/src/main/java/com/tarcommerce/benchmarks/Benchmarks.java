package com.tarcommerce.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** {@code benchmarks/run NAME [key=value…]}; prints figures, and ends with 1 if a drill's pass line is not met. */
public final class Benchmarks {
    private static final Map<String, Scenario> SCENARIOS = new TreeMap<>(Map.ofEntries(
            Map.entry("chat", new ChatBenchmark()), Map.entry("events", new EventBenchmark()),
            Map.entry("accept", new AcceptBenchmark()), Map.entry("kill", new KillDrill()),
            Map.entry("outbound", new OutboundDrill()), Map.entry("alarms-kill", new AlarmKillDrill()),
            Map.entry("alarms-replicas", new AlarmReplicasDrill()), Map.entry("alarms", new AlarmBenchmark()),
            Map.entry("alarms-shares", new AlarmShares()),
            Map.entry("gateway-replicas", new GatewayReplicasDrill()),
            Map.entry("outbound-replicas", new OutboundReplicasDrill()), Map.entry("carts", new CartKillDrill()),
            Map.entry("rows", new RowsDrill()), Map.entry("cart-herd", new CartHerdBenchmark()),
            Map.entry("idle", new IdleDrill()),
            Map.entry("driver", new DriverBenchmark())));

    private Benchmarks() {
    }

    public static void main(String[] arguments) throws Exception {
        var scenario = arguments.length == 0 ? null : SCENARIOS.get(arguments[0]);
        if (scenario == null) {
            System.err.println("benchmarks/run NAME [key=value…], where NAME is one of " + SCENARIOS.keySet());
            System.exit(2);
        } else {
            // Who asks for sqld and has none is told how to get it.
            System.setProperty("tar.require", "sqld");
            var options = new Options(Arrays.stream(arguments).skip(1).toList());
            System.exit(scenario.run(options, System.out) ? 0 : 1);
        }
    }

    /** What a name on the command line runs. */
    @FunctionalInterface
    interface Scenario {
        /** @return false if a pass line was not met */
        boolean run(Options options, PrintStream out) throws Exception;
    }
}
