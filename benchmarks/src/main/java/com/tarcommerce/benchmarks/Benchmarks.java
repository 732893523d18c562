package com.tarcommerce.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** {@code benchmarks/run NAME [key=value…]}; prints figures, and ends with 1 if a drill's pass line is not met. */
public final class Benchmarks {
    private static final Map<String, Scenario> SCENARIOS = new TreeMap<>(Map.of("chat", new ChatBenchmark(), "events",
            new EventBenchmark(), "accept", new AcceptBenchmark(), "kill", new KillDrill(), "outbound",
            new OutboundDrill(), "alarms-kill", new AlarmKillDrill(), "alarms-replicas", new AlarmReplicasDrill(),
            "alarms", new AlarmBenchmark(), "rows", new RowsDrill(), "idle", new IdleDrill()));

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
