package com.tarcommerce.ai.ocr;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Until when an answer is worth anything: whoever asked waits no longer. */
final class Deadline {
    private final LongSupplier nanos;
    private final long end;

    private Deadline(LongSupplier nanos, Duration all) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + all.toNanos();
    }

    static Deadline in(Duration all) {
        return in(all, System::nanoTime);
    }

    /** @param nanos what time it is, since whenever */
    static Deadline in(Duration all, LongSupplier nanos) {
        return new Deadline(nanos, all);
    }

    /** A part of it, for one step. */
    Deadline within(Duration most) {
        return new Deadline(nanos, left(most));
    }

    /** @return what is left of it, or that much if more is left; zero once it is over */
    Duration left(Duration most) {
        var left = Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
        return left.compareTo(most) < 0 ? left : most;
    }

    boolean isOver() {
        return end - nanos.getAsLong() <= 0;
    }
}
