package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Limits.Rate;

/**
 * A rate with a burst, kept as one number: when the bucket will be full again (the "generic cell rate algorithm"). Times
 * are nanoseconds since 1970.
 */
final class TokenBucket {
    private final Rate rate;
    private final long interval;
    private final long slack;
    private long fullAt = Long.MIN_VALUE / 2;

    TokenBucket(Rate rate) {
        this.rate = rate;
        this.interval = rate.interval();
        this.slack = interval * (rate.burst() - 1);
    }

    /** From when on a token can be taken. */
    long freeAt() {
        return fullAt - slack;
    }

    /** Also before it is free, if what takes it can't wait: the next one waits longer then. */
    void take(long now) {
        if (interval != 0) {
            fullAt = Math.max(fullAt, now) + interval;
            fullAt += freeAt() > now ? rate.unevenness() : 0;
        }
    }

    void giveBack() {
        fullAt -= interval;
    }
}
