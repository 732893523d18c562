package com.tarcommerce.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.benchmarks.AlarmReceiver.Arrival;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmPromisesTests {
    private final AlarmPromises promises = new AlarmPromises("/v1/alarms/drill/cart1/nudge");

    @Test
    void whatHasNotComeHasWaitedUntilNow() {
        promises.set(1, 1_000);

        assertThat(promises.latest(_ -> List.of(), 500, 1_500, 9_000)).isEqualTo(8_000);
        assertThat(promises.latest(_ -> List.of(), 1_001, 1_500, 9_000)).isZero();
    }

    @Test
    void whatHasComeHasWaitedUntilItsFirstCall() {
        promises.set(1, 1_000);

        assertThat(promises.latest(_ -> List.of(arrival(1_200), arrival(3_200)), 500, 1_500, 9_000)).isEqualTo(200);
    }

    @Test
    void whatNeedNotComeIsNotWaitedFor() {
        promises.set(1, 1_000);
        promises.deleted(1_100, null);

        assertThat(promises.latest(_ -> List.of(), 500, 1_500, 9_000)).isZero();
    }

    private static Arrival arrival(long atMs) {
        return new Arrival("alm_1_1000", 1_000, 1_000, atMs * 1_000_000);
    }
}
