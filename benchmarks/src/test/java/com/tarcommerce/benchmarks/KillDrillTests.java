package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.NoSecondTry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of {@code benchmarks/run kill}, on the classes of this build. */
@ExtendWith(NoSecondTry.class)
class KillDrillTests {

    @Test
    void nothingIsLostOrDoneTwiceByKillNine() throws Exception {
        var passed = new KillDrill()
                .run(new Options(List.of("updates=100", "orders=100", "kills=1", "classpath=1")), System.out);

        assertThat(passed).isTrue();
    }
}
