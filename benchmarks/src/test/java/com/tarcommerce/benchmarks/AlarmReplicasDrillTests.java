package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.NoSecondTry;
import com.tarcommerce.testsupport.sqld.NeedsSqld;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The short form of {@code benchmarks/run alarms-replicas}, on the classes of this build: one is killed, one frozen, and
 * where a network of the test's own can be had, one cut off from everything. {@code -Dtar.drill.seed=N} repeats the
 * choices of a run.
 */
@ExtendWith(NoSecondTry.class)
@NeedsSqld
class AlarmReplicasDrillTests {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path OWN_NETWORK = Path.of("own-network").toAbsolutePath();

    private final long seed = Long.getLong("tar.drill.seed", System.nanoTime() % 1_000_000);

    @Test
    void noAlarmIsLostEarlyOrCalledAfterItsDeleteWhenReplicasAreLost() throws Exception {
        var options = List.of("brief=1", "measured=0", "classpath=1", "jvm=-XX:TieredStopAtLevel=1", "seed=" + seed);
        System.out.println("seed of the replicas drill: " + seed);

        assertThat(hasOwnNetwork() ? runInOwnNetwork(options) : run(options)).as("seed %d", seed).isTrue();
    }

    private static boolean run(List<String> options) throws Exception {
        return new AlarmReplicasDrill().run(new Options(with(options, "only=kill,freeze")), System.out);
    }

    private static boolean runInOwnNetwork(List<String> options) throws IOException, InterruptedException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<>(List.of(OWN_NETWORK.toString(), JAVA, "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath, Benchmarks.class.getName(),
                "alarms-replicas"));
        command.addAll(with(options, "only=kill,freeze,isolate"));
        var drill = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var lines = drill.inputReader()) {
            lines.lines().forEach(System.out::println);
        }
        return drill.waitFor() == 0;
    }

    private static boolean hasOwnNetwork() throws InterruptedException {
        try {
            return new ProcessBuilder(OWN_NETWORK.toString(), "true").start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private static List<String> with(List<String> options, String more) {
        var all = new ArrayList<>(options);
        all.add(more);
        return all;
    }
}
