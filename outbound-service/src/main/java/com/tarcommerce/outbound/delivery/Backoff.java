package com.tarcommerce.outbound.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: 2 s doubling up to 1,024 s, and up to a quarter more at random. */
final class Backoff {
    /** The first attempt and six more. */
    static final int MOST_COUNTED = 7;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 9;
    private static final double JITTER = 0.25;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param failures in a row, this one included */
    Duration after(int failures) {
        var base = FIRST.toMillis() << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
        return Duration.ofMillis(base + (long) (base * JITTER * random.nextDouble()));
    }
}
