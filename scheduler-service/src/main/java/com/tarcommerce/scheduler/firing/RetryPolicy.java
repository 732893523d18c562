package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.Failures;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed call is repeated: after 2 s, doubling to 1024 s, each up to a quarter longer. Six more calls after the
 * first for a target that says no; seven days for one that is away.
 */
final class RetryPolicy {
    private static final int MOST_COUNTED = 7;
    private static final Duration LONGEST_AWAY = Duration.ofDays(7);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 9;
    private static final double JITTER = 0.25;

    private final RandomGenerator random;

    RetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /**
     * When to call again, or null to give up.
     *
     * @param failures  with the one that has just happened
     * @param counts    whether that one counts: the first that does begins anew at 2 s
     * @param notBefore what the target asked for
     */
    @Nullable
    Instant next(Failures failures, boolean counts, @Nullable Instant notBefore, Instant now) {
        var away = failures.since() == null ? now.plus(LONGEST_AWAY) : failures.since().plus(LONGEST_AWAY);
        if (failures.counted() >= MOST_COUNTED || !now.isBefore(away)) {
            return null;
        }
        var next = now.plus(backoff(counts ? failures.counted() : failures.attempts()));
        if (notBefore != null && notBefore.isAfter(next)) {
            next = notBefore;
        }
        return (next.isAfter(away) ? away : next).plusMillis(1).truncatedTo(ChronoUnit.MILLIS);
    }

    private Duration backoff(int attempts) {
        var doublings = Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS);
        var millis = FIRST.toMillis() << doublings;
        return Duration.ofMillis(millis + Math.round(millis * JITTER * random.nextDouble()));
    }
}
