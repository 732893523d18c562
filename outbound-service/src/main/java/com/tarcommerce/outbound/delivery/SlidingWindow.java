package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Limits.Quota;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** At most so many in any stretch of time of a length: remembers the last ones. Times are nanoseconds since 1970. */
final class SlidingWindow {
    private static final long FREE = Long.MIN_VALUE / 2;

    private final int most;
    private final long length;
    private long[] times = {};
    private int next;

    /** @param quota null: everything is free */
    SlidingWindow(@Nullable Quota quota) {
        this.most = quota == null ? 0 : quota.most();
        this.length = quota == null ? 0 : quota.length().toNanos();
    }

    long freeAt() {
        return times.length == 0 ? FREE : times[next] + length;
    }

    /** The number of the place taken, for {@link #settle} and {@link #giveBack}. */
    int take(long now) {
        if (most == 0) {
            return 0;
        }
        if (times.length == 0) {
            times = new long[most];
            Arrays.fill(times, FREE);
        }
        var place = next;
        times[place] = now;
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

    /** Counts it from the call's end: the platform counts it somewhere between begin and end. */
    void settle(int place, long ended) {
        if (times.length > 0) {
            times[place] = Math.max(times[place], ended);
        }
    }

    boolean isFree(long now) {
        for (var time : times) {
            if (time + length > now) {
                return false;
            }
        }
        return true;
    }
}
