package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.NoSecondTry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The short form of {@code benchmarks/run outbound}, on the classes of this build, with one kill -9 and more failures; the
 * rate is not judged, for the machine may be busy.
 * {@code -Dtar.drill.seed=N} repeats the choices of a run.
 */
@ExtendWith(NoSecondTry.class)
class OutboundDrillTests {
    private final long seed = Long.getLong("tar.drill.seed", System.nanoTime() % 1_000_000);

    @Test
    void eachIsSentOnceOrRefusedForGoodInOrderWithinTheLimitsAcrossAKill() throws Exception {
        var passed = new OutboundDrill().run(new Options(List.of("messages=1200", "rooms=200", "speed=10", "errors=5",
                "kills=1", "least=0", "classpath=1", "seed=" + seed)), System.out);

        assertThat(passed).as("seed %d", seed).isTrue();
    }
}
