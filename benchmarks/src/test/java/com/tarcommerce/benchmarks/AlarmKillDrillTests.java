package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of {@code benchmarks/run alarms-kill}, on the classes of this build. */
class AlarmKillDrillTests {

    @Test
    void noAlarmIsLostEarlyOrCalledAfterItsDeleteByKillNine() throws Exception {
        var passed = new AlarmKillDrill()
                .run(new Options(List.of("kills=5", "classpath=1", "jvm=-XX:TieredStopAtLevel=1")), System.out);

        assertThat(passed).isTrue();
    }
}
