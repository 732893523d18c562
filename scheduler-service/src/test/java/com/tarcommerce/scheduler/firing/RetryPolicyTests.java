package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.alarm.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryPolicyTests {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final long ALMOST_ONE = -1L;

    private final RetryPolicy withoutJitter = new RetryPolicy(() -> 0);
    private final RetryPolicy withMostJitter = new RetryPolicy(() -> ALMOST_ONE);

    @Test
    void afterTheFirstCallThereAreSixMoreEachTwiceAsLate() {
        assertThat(delays(withoutJitter, true)).containsExactly(2L, 4L, 8L, 16L, 32L, 64L);
    }

    @Test
    void theJitterIsUpToAQuarterAndNeverNegative() {
        var failed = Failures.NONE.andOne(true, NINE);

        assertThat(withoutJitter.next(failed, true, null, NINE)).isEqualTo(NINE.plusMillis(2_001));
        assertThat(withMostJitter.next(failed, true, null, NINE)).isEqualTo(NINE.plusMillis(2_501));
    }

    @Test
    void aTargetThatIsAwayIsCalledForSevenDaysAtMost1024SecondsApart() {
        var delays = delays(withoutJitter, false);

        assertThat(delays.subList(0, 11)).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1_024L, 1_024L);
        assertThat(delays.stream().mapToLong(delay -> delay).sum()).isBetween(7 * 86_400L - 1, 7 * 86_400L + 1);
        assertThat(delays.stream().mapToLong(delay -> delay).max()).hasValue(1_024);
    }

    @Test
    void theFirstRefusalOfATargetThatWasAwayWaitsTwoSecondsAgain() {
        var failures = Failures.NONE;
        for (var away = 0; away < 5; away++) {
            failures = failures.andOne(false, NINE);
        }
        assertThat(withoutJitter.next(failures, false, null, NINE)).isEqualTo(NINE.plusMillis(32_001));

        assertThat(withoutJitter.next(failures.andOne(true, NINE), true, null, NINE)).isEqualTo(NINE.plusMillis(2_001));
    }

    @Test
    void whatTheTargetAsksForIsObeyedUpToTheEndOfTheSevenDays() {
        var failed = Failures.NONE.andOne(false, NINE);

        assertThat(withoutJitter.next(failed, false, NINE.plusSeconds(60), NINE)).isEqualTo(NINE.plusMillis(60_001));
        assertThat(withoutJitter.next(failed, false, NINE.plusSeconds(1), NINE)).isEqualTo(NINE.plusMillis(2_001));
        assertThat(withoutJitter.next(failed, false, NINE.plus(Duration.ofDays(30)), NINE))
                .isEqualTo(NINE.plus(Duration.ofDays(7)).plusMillis(1));
    }

    private static List<Long> delays(RetryPolicy policy, boolean counts) {
        var delays = new ArrayList<Long>();
        var now = NINE;
        var failures = Failures.NONE.andOne(counts, now);
        for (var next = policy.next(failures, counts, null, now); next != null; next = policy.next(failures, counts,
                null, now)) {
            delays.add(Duration.between(now, next).toSeconds());
            now = next;
            failures = failures.andOne(counts, now);
        }
        return delays;
    }
}
