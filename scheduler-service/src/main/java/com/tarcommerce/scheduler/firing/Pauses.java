package com.tarcommerce.scheduler.firing;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long to wait after failures of our own: a second, doubling to a minute while nothing goes well. */
final class Pauses {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private Duration pause = Duration.ZERO;
    private long end;

    /** @param nanos of any origin */
    Pauses(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Those that fail while one waits have failed together with it, and wait for the rest of its time. */
    synchronized Duration afterFailure() {
        var now = nanos.getAsLong();
        if (pause.isZero() || now - end >= 0) {
            pause = pause.isZero() ? FIRST : shorter(pause.multipliedBy(2), LONGEST);
            end = now + pause.toNanos();
        }
        return Duration.ofNanos(end - now);
    }

    synchronized void wentWell() {
        pause = Duration.ZERO;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
