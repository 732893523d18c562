package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PausesTests {
    private final AtomicLong now = new AtomicLong(-5);
    private final Pauses pauses = new Pauses(now::get);

    @Test
    void theyDoubleToAMinuteWhileNothingGoesWell() {
        for (var seconds : new int[]{1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(pauses.afterFailure()).isEqualTo(Duration.ofSeconds(seconds));
            pass(seconds * 1_000L);
        }

        pauses.wentWell();

        assertThat(pauses.afterFailure()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatFailsTogetherWaitsTogether() {
        assertThat(pauses.afterFailure()).isEqualTo(Duration.ofSeconds(1));
        pass(400);

        assertThat(pauses.afterFailure()).isEqualTo(Duration.ofMillis(600));

        pass(600);
        assertThat(pauses.afterFailure()).isEqualTo(Duration.ofSeconds(2));
    }

    private void pass(long millis) {
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
