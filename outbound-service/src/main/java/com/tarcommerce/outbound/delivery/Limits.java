package com.tarcommerce.outbound.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a platform lets through.
 *
 * @param account all chats of a bot together
 * @param atOnce  how many calls of a bot may be out: a platform counts a call somewhere between its begin and its end, so
 *                that slow calls may bunch up over there
 * @param chat    one chat
 * @param quota   one chat, in the long run; null if there is no such limit
 * @param signals what answers to presses, and typing, count as
 */
public record Limits(Rate account, int atOnce, Rate chat, @Nullable Quota quota, Signals signals) {

    private static final int MOST_AT_ONCE = 256;
    /** For platforms that have no limits, and for measurements. */
    public static final Limits NONE = new Limits(Rate.UNLIMITED, MOST_AT_ONCE, Rate.UNLIMITED, null,
            Signals.CALLS_OF_THE_ACCOUNT);

    /** What a signal uses up. */
    public enum Signals {
        NOTHING, CALLS_OF_THE_ACCOUNT,
        /** An answer to a press is one there. Typing waits as if it were, so that it is not shown while answers wait. */
        MESSAGES_OF_THE_CHAT
    }

    boolean countTyping() {
        return signals != Signals.MESSAGES_OF_THE_CHAT;
    }

    /** For how long what was sent makes a difference. */
    public Duration lookBack() {
        var rates = longer(account.lookBack(), chat.lookBack());
        return quota == null ? rates : longer(rates, quota.length());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * So many messages a second in the long run, and so many at once after a pause.
     *
     * @param perSecond 0: no limit
     * @param jitter    how much longer than that the time between two may be, at random: 0.5 is up to half as long again
     * @param repaid    a burst must be paid back in full before anything more is sent; else a token comes back at a time
     */
    public record Rate(double perSecond, int burst, double jitter, boolean repaid) {
        public static final Rate UNLIMITED = new Rate(0, 1);
        private static final double NANOS = Duration.ofSeconds(1).toNanos();
        private static final double OF_THE_DIVISION = 1e-3;

        public Rate(double perSecond, int burst) {
            this(perSecond, burst, 0, false);
        }

        /** Nanoseconds that one message uses up, rather one too many: a fraction adds up in hours. 0 without a limit. */
        long interval() {
            return perSecond == 0 ? 0 : (long) Math.ceil(NANOS / perSecond - OF_THE_DIVISION);
        }

        /** Nanoseconds that whoever must wait waits longer: others each time. */
        long unevenness() {
            return jitter == 0 ? 0 : (long) (interval() * jitter * ThreadLocalRandom.current().nextDouble());
        }

        private Duration lookBack() {
            return Duration.ofNanos((long) (interval() * (1 + jitter) * burst));
        }
    }

    /** At most so many messages in any such stretch of time. */
    public record Quota(int most, Duration length) {
    }
}
