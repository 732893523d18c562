package com.tarcommerce.outbound.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a platform lets through.
 *
 * @param account all chats of a bot together
 * @param atOnce  how many calls of a bot may be out: a platform counts a call somewhere between its begin and its end, so
 *                that slow calls may bunch up over there
 * @param chat    one chat
 * @param quota   one chat, in the long run; null if there is no such limit
 */
public record Limits(Rate account, int atOnce, Rate chat, @Nullable Quota quota) {

    private static final int MOST_AT_ONCE = 256;
    /** For platforms that have no limits, and for measurements. */
    public static final Limits NONE = new Limits(Rate.UNLIMITED, MOST_AT_ONCE, Rate.UNLIMITED, null);

    /**
     * So many messages a second in the long run, and so many at once after a pause.
     *
     * @param perSecond 0: no limit
     */
    public record Rate(double perSecond, int burst) {
        public static final Rate UNLIMITED = new Rate(0, 1);
    }

    /** At most so many messages in any such stretch of time. */
    public record Quota(int most, Duration length) {
    }
}
