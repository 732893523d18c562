package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.NoSecondTry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of {@code benchmarks/run outbound}, on the classes of this build, with one kill -9. */
@ExtendWith(NoSecondTry.class)
class OutboundDrillTests {

    @Test
    void allIsSentOnceInOrderWithinTheLimitsAcrossAKill() throws Exception {
        var passed = new OutboundDrill().run(
                new Options(List.of("messages=1200", "rooms=200", "speed=10", "kills=1", "classpath=1")), System.out);

        assertThat(passed).isTrue();
    }
}
