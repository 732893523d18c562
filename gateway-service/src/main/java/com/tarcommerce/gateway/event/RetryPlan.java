package com.tarcommerce.gateway.event;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** First attempt and six more, two seconds and doubling, a quarter of jitter, never more than 1024 seconds apart. */
final class RetryPlan {
    static final int MOST_REFUSALS = 7;
    static final Duration PATIENCE = Duration.ofDays(7);
    private static final int LONGEST_EXPONENT = 9;
    private static final Duration LONGEST = Duration.ofSeconds(1024);
    private static final double JITTER = 0.25;

    private final RandomGenerator random;

    RetryPlan(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempts made so far, this one included */
    Duration delayAfter(int attempts) {
        var seconds = 2L << Math.min(attempts - 1, LONGEST_EXPONENT);
        var millis = (long) (seconds * 1000 * (1 + JITTER * (2 * random.nextDouble() - 1)));
        return Duration.ofMillis(Math.min(millis, LONGEST.toMillis()));
    }
}
