package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.NoSecondTry;
import com.tarcommerce.testsupport.sqld.NeedsSqld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same on sqld, which is killed in the middle. */
@ExtendWith(NoSecondTry.class)
@NeedsSqld
class RowsDrillOnSqldTests {

    @Test
    void aServerThatIsKilledInTheMiddleLosesNoneAndDoublesNone() throws Exception {
        var passed = new RowsDrill().run(
                new Options(List.of("engine=sqld", "fault=sqld", "rows=1000", "kills=1", "classpath=1")), System.out);

        assertThat(passed).isTrue();
    }
}
