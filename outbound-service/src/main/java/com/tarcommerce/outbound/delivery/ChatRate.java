package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Limits.Rate;
import java.time.Duration;

/**
 * A rate with a burst that can't seem broken to the platform either, which counts a call at some moment between its begin
 * and its end: a call that is out has a token for itself, and its time begins when it ends. Times are nanoseconds since
 * 1970.
 */
final class ChatRate {
    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final long interval;
    private final int burst;
    private long fullAt = Long.MIN_VALUE / 2;
    private int out;

    ChatRate(Rate rate) {
        this.interval = rate.perSecond() == 0 ? 0 : Math.round(NANOS / rate.perSecond());
        this.burst = rate.burst();
    }

    /** From when on a call may begin; {@link BotQueue#NEVER} for not before another ends. */
    long freeAt() {
        if (interval == 0) {
            return fullAt;
        }
        return out >= burst ? BotQueue.NEVER : fullAt + (out + 1L - burst) * interval;
    }

    void begin() {
        out++;
    }

    /** @param called false: nothing was sent */
    void end(boolean called, long now) {
        out--;
        if (called) {
            count(now);
        }
    }

    /** A call that ended at this moment. */
    void count(long ended) {
        if (interval != 0) {
            fullAt = Math.max(fullAt, ended) + interval;
        }
    }

    boolean isFull(long now) {
        return out == 0 && fullAt <= now;
    }
}
