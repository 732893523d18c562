package com.tarcommerce.common.partition;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When work is read again after a replica is not seen any more: once when its last commits must have ended; and if it left
 * without handing over, from time to time until it must be dead, for it may be cut off and go on accepting, and then die.
 */
final class AfterALoss {
    /** Longer than the server lets a transaction wait: what a dead replica had under way is there by then, or never. */
    static final Duration LAST_COMMITS = Duration.ofSeconds(10);
    static final Duration AGAIN = Duration.ofSeconds(30);
    /** Since the database last named a replica that is not seen. */
    static final Duration WATCHED = Duration.ofMinutes(15);

    private @Nullable Long nextAt;
    private long until;

    /** @param now in nanoseconds of any origin */
    boolean isDue(long now) {
        return nextAt != null && now >= nextAt;
    }

    void left(long now, boolean handedOver) {
        nextAt = now + LAST_COMMITS.toNanos();
        until = Math.max(until, handedOver ? now : now + WATCHED.toNanos());
    }

    /** @param isNamed whether the database names one that is not seen */
    void looked(long now, boolean isNamed) {
        if (isNamed) {
            until = now + WATCHED.toNanos();
        }
        nextAt = now < until ? Long.valueOf(now + AGAIN.toNanos()) : null;
    }
}
