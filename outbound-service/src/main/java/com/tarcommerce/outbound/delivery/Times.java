package com.tarcommerce.outbound.delivery;

import java.time.Instant;

/** Instants as nanoseconds since 1970, in which budgets are counted. */
final class Times {
    private static final long A_SECOND = 1_000_000_000;
    private static final long FIRST = Long.MIN_VALUE / 2;

    private Times() {
    }

    /** Moments that a long can't hold are the first one. */
    static long nanos(Instant moment) {
        return moment.getEpochSecond() < FIRST / A_SECOND
                ? FIRST
                : moment.getEpochSecond() * A_SECOND + moment.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, A_SECOND), Math.floorMod(nanos, A_SECOND));
    }
}
