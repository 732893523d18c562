package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Limits.Quota;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** At most so many in any stretch of time of a length: remembers the last ones. Times are nanoseconds since 1970. */
final class SlidingWindow {
    private static final long FREE = Long.MIN_VALUE / 2;
    /** Of a call that is out. */
    private static final long OUT = BotQueue.NEVER;

    private final int most;
    private final long length;
    private long[] times = {};
    private int next;

    /** @param quota null: everything is free */
    SlidingWindow(@Nullable Quota quota) {
        this.most = quota == null ? 0 : quota.most();
        this.length = quota == null ? 0 : quota.length().toNanos();
    }

    /** {@link BotQueue#NEVER} for not before a call ends. */
    long freeAt() {
        if (times.length == 0) {
            return FREE;
        }
        return times[next] == OUT ? BotQueue.NEVER : times[next] + length;
    }

    /** The number of the place taken, for {@link #end} and {@link #giveBack}. */
    int begin() {
        if (most == 0) {
            return 0;
        }
        if (times.length == 0) {
            times = new long[most];
            Arrays.fill(times, FREE);
        }
        var place = next;
        times[place] = OUT;
        next = (next + 1) % most;
        return place;
    }

    void giveBack(int place) {
        if (times.length > 0) {
            times[place] = FREE;
            if (next == (place + 1) % most) {
                next = place;
            }
        }
    }

    /** It counts from the call's end: the platform counts it somewhere between begin and end. */
    void end(int place, long ended) {
        if (times.length > 0) {
            times[place] = ended;
        }
    }

    boolean isFree(long now) {
        for (var time : times) {
            if (time == OUT || time + length > now) {
                return false;
            }
        }
        return true;
    }
}
