package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@code benchmarks/run idle} on SQLite, on the classes of this build. */
class IdleDrillTests {

    @Test
    void nothingRunsWhileNothingHappens() throws Exception {
        var passed = new IdleDrill().run(new Options(List.of("rate=20", "load=5", "seconds=10", "shops=10",
                "classpath=1")), System.out);

        assertThat(passed).isTrue();
    }
}
