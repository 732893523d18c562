package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.sqld.NeedsSqld;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@code benchmarks/run idle} on a libSQL server, on the classes of this build. */
@NeedsSqld
class IdleDrillOnSqldTests {

    @Test
    void nothingRunsWhileNothingHappens() throws Exception {
        var passed = new IdleDrill().run(new Options(
                List.of("engine=sqld", "rate=20", "load=5", "seconds=10", "shops=10", "classpath=1")), System.out);

        assertThat(passed).isTrue();
    }
}
