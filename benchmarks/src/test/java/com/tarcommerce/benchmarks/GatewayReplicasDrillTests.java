package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.NoSecondTry;
import com.tarcommerce.testsupport.sqld.NeedsSqld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The short form of {@code benchmarks/run gateway-replicas}, on the classes of this build: of three gateways one is killed, while
 * people write and orders are paid. {@code -Dtar.drill.seed=N} repeats the choices of a run.
 */
@ExtendWith(NoSecondTry.class)
@NeedsSqld
class GatewayReplicasDrillTests {
    private final long seed = Long.getLong("tar.drill.seed", System.nanoTime() % 1_000_000);

    @Test
    void nothingIsLostOrActedOnTwiceWhenAGatewayIsKilled() throws Exception {
        System.out.println("seed of the gateways' drill: " + seed);
        var options = new Options(List.of("measured=0", "classpath=1", "jvm=-XX:TieredStopAtLevel=1", "rate=5",
                "only=kill", "seed=" + seed));

        assertThat(new GatewayReplicasDrill().run(options, System.out)).as("seed %d", seed).isTrue();
    }
}
