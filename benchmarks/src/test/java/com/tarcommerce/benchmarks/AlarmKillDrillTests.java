package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.NoSecondTry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The short form of {@code benchmarks/run alarms-kill}, on the classes of this build. {@code -Dtar.drill.seed=N} repeats
 * the choices of a run.
 */
@ExtendWith(NoSecondTry.class)
class AlarmKillDrillTests {
    private final long seed = Long.getLong("tar.drill.seed", System.nanoTime() % 1_000_000);

    @Test
    void noAlarmIsLostEarlyOrCalledAfterItsDeleteByKillNine() throws Exception {
        var passed = new AlarmKillDrill().run(
                new Options(List.of("kills=5", "classpath=1", "jvm=-XX:TieredStopAtLevel=1", "seed=" + seed)),
                System.out);

        assertThat(passed).as("seed %d", seed).isTrue();
    }
}
