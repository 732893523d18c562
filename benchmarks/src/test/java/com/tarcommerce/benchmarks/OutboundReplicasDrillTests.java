package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.NoSecondTry;
import com.tarcommerce.testsupport.sqld.NeedsSqld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The short form of {@code benchmarks/run outbound-replicas}, on the classes of this build, with more failures; the rate is not judged.
 * {@code -Dtar.drill.seed=N} repeats the choices of a run.
 */
@ExtendWith(NoSecondTry.class)
@NeedsSqld
class OutboundReplicasDrillTests {
    private final long seed = Long.getLong("tar.drill.seed", System.nanoTime() % 1_000_000);

    @Test
    void eachIsSentOnceOrRefusedForGoodInOrderWithinTheLimitsWhenOneOfTwoIsKilled() throws Exception {
        var passed = new OutboundReplicasDrill().run(new Options(List.of("messages=800", "rooms=150", "speed=10",
                "errors=5", "least=0", "classpath=1", "seed=" + seed)), System.out);

        assertThat(passed).as("seed %d", seed).isTrue();
    }
}
