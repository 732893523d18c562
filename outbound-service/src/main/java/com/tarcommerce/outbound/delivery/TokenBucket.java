package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Limits.Rate;
import java.util.function.DoubleSupplier;

/**
 * A rate with a burst, kept as one number: when the bucket will be full again (the "generic cell rate algorithm"). Times
 * are nanoseconds since 1970.
 */
final class TokenBucket {
    private final Rate rate;
    private final DoubleSupplier share;
    private long fullAt = Long.MIN_VALUE / 2;

    TokenBucket(Rate rate) {
        this(rate, () -> 1);
    }

    /** @param share of the rate and of the burst that is to be had here, above 0 and up to 1; may change */
    TokenBucket(Rate rate, DoubleSupplier share) {
        this.rate = rate;
        this.share = share;
    }

    private long interval() {
        return (long) Math.ceil(rate.interval() / share.getAsDouble());
    }

    private long slack() {
        return Math.max(0, rate.interval() * rate.burst() - interval());
    }

    /** From when on a token can be taken. */
    long freeAt() {
        return fullAt - slack();
    }

    /** Also before it is free, if what takes it can't wait: the next one waits longer then. */
    void take(long now) {
        if (rate.interval() != 0) {
            fullAt = Math.max(fullAt, now) + interval();
            fullAt += freeAt() > now ? rate.unevenness() : 0;
        }
    }

    /** Taken before, perhaps by another: all of it makes nobody wait for longer than a burst does. */
    void wasTaken(long at, long now) {
        if (rate.interval() != 0) {
            fullAt = Math.max(fullAt, Math.min(Math.max(fullAt, at) + interval(), now + slack() + interval()));
        }
    }

    void giveBack() {
        fullAt -= interval();
    }
}
