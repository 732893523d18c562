package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.NoSecondTry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The short form of {@code benchmarks/run rows} on SQLite, on the classes of this build. */
@ExtendWith(NoSecondTry.class)
class RowsDrillTests {

    @Test
    void whatIsWrittenWhileTheGatewayIsDeadIsAcceptedOnceAndInOrder() throws Exception {
        var passed = new RowsDrill().run(new Options(
                List.of("engine=sqlite", "fault=gateway", "rows=1000", "seconds=2", "classpath=1")), System.out);

        assertThat(passed).isTrue();
    }
}
