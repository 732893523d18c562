package com.tarcommerce.ai.ocr;

import java.time.Duration;

/** Until when an answer is worth anything: whoever asked waits no longer. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration all) {
        return new Deadline(System.nanoTime() + all.toNanos());
    }

    /** @return what is left of it, or that much if more is left; zero once it is over */
    Duration left(Duration most) {
        var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return left.compareTo(most) < 0 ? left : most;
    }
}
