package com.tarcommerce.outbound.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: 2 s doubling up to 1,024 s, and up to a quarter more at random. */
public final class Backoff {
    /** The first attempt and six more. */
    public static final int MOST_COUNTED = 7;
    /** For how long what is away is tried. */
    public static final Duration LONGEST_OUTAGE = Duration.ofDays(7);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 9;
    /** Some four and a half hours. */
    private static final int MOST_DOUBLINGS_IN_DOUBT = 13;
    private static final double JITTER = 0.25;

    private final RandomGenerator random;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param failures in a row, this one included */
    public Duration after(int failures) {
        return after(failures, MOST_DOUBLINGS);
    }

    /** Where each try may be a repeat. */
    public Duration inDoubt(int failures) {
        return after(failures, MOST_DOUBLINGS_IN_DOUBT);
    }

    private Duration after(int failures, int mostDoublings) {
        var base = FIRST.toMillis() << Math.clamp(failures - 1L, 0, mostDoublings);
        return Duration.ofMillis(base + (long) (base * JITTER * random.nextDouble()));
    }
}
