package com.tarcommerce.common.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets something through at once, and then once in a while: what happens to all is said once. */
public final class Seldom {
    private final Duration pause;
    private final AtomicReference<@Nullable Instant> last = new AtomicReference<>();

    public Seldom(Duration pause) {
        this.pause = pause;
    }

    public boolean isTime(Instant now) {
        var before = last.get();
        return (before == null || Duration.between(before, now).abs().compareTo(pause) >= 0)
                && last.compareAndSet(before, now);
    }
}
