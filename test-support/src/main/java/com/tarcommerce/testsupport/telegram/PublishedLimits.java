package com.tarcommerce.testsupport.telegram;

import java.time.Duration;

/**
 * What Telegram lets a bot send: its FAQ says one message a second in a chat, with short bursts let through, 20 a minute
 * in a group and about 30 a second in all.
 *
 * @param speed everything is so many times faster, for drills that are to end today
 */
public record PublishedLimits(double botPerSecond, int botBurst, double chatPerSecond, int chatBurst, int groupMost,
        Duration groupMinute, double speed) {

    /** The FAQ gives no number for a burst: three in a chat, and a second's worth for the bot. */
    public static PublishedLimits ofTheFaq() {
        return new PublishedLimits(30, 30, 1, 3, 20, Duration.ofMinutes(1), 1);
    }

    public PublishedLimits faster(double factor) {
        return new PublishedLimits(botPerSecond, botBurst, chatPerSecond, chatBurst, groupMost, groupMinute,
                speed * factor);
    }
}
