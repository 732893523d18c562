package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Limits.Rate;

/**
 * A rate with a burst that can't seem broken to the platform either, which counts a call at some moment between its begin
 * and its end: a call that is out has a token for itself, and its time begins when it ends. Times are nanoseconds since
 * 1970.
 *
 * <p>Where a burst must be repaid, it goes on for half of the time that one message uses up, so that its last call ends
 * within the time that the platform gives to a burst.
 */
final class ChatRate {
    private final Rate rate;
    private final long interval;
    private final int burst;
    private long fullAt = Long.MIN_VALUE / 2;
    private long burstEnds = Long.MIN_VALUE / 2;
    private int inBurst;
    private int out;

    ChatRate(Rate rate) {
        this.rate = rate;
        this.interval = rate.interval();
        this.burst = rate.burst();
    }

    /** From when on a call may begin, as far as it is known now; {@link BotQueue#NEVER} for not before another ends. */
    long freeAt(long now) {
        if (interval == 0) {
            return fullAt;
        }
        if (rate.repaid()) {
            var ends = out > 0 ? BotQueue.NEVER : fullAt;
            return goesOn(now) ? Math.min(now, ends) : ends;
        }
        return out >= burst ? BotQueue.NEVER : fullAt + (out + 1L - burst) * interval;
    }

    private boolean goesOn(long now) {
        return now < burstEnds && inBurst < burst;
    }

    void begin(long now) {
        if (rate.repaid() && !goesOn(now)) {
            inBurst = 0;
            burstEnds = now + interval / 2;
        }
        inBurst++;
        out++;
    }

    /** @param called false: nothing was sent */
    void end(boolean called, long now) {
        out--;
        if (called) {
            count(now);
        } else {
            inBurst--;
        }
    }

    /** A call that ended at this moment. */
    void count(long ended) {
        if (interval != 0) {
            fullAt = Math.max(fullAt, ended) + interval;
            fullAt += fullAt + (out + 1L - burst) * interval > ended ? rate.unevenness() : 0;
        }
    }

    boolean isFull(long now) {
        return out == 0 && fullAt <= now;
    }
}
