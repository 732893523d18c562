package com.tarcommerce.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartsTests {
    private static final Duration AT_ONCE = Duration.ofMillis(200);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Restarts restarts = new Restarts();

    @Test
    void whatEndsAtOnceIsStartedAgainLessAndLessOften() {
        assertThat(Stream.generate(() -> restarts.pauseAfter(AT_ONCE).toSeconds()).limit(8)).containsExactly(1L, 2L,
                4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void whatHasRunForLongIsStartedAgainSoon() {
        restarts.pauseAfter(AT_ONCE);
        restarts.pauseAfter(AT_ONCE);

        assertThat(restarts.pauseAfter(AN_HOUR)).hasSeconds(1);
        assertThat(restarts.pauseAfter(AT_ONCE)).hasSeconds(2);
    }
}
