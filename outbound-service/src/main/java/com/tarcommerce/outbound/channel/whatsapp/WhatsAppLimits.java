package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.outbound.delivery.Limits;
import com.tarcommerce.outbound.delivery.Limits.Rate;
import com.tarcommerce.outbound.delivery.Limits.Signals;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much WhatsApp lets through.
 *
 * <p>Meta's documentation of the Cloud API: to one person a message every 6 seconds, up to 45 at once that are paid back
 * before the next one; 80 a second from a number, 20 from one that the app on a phone uses too; chats begun with 250
 * people in 24 hours, by a business that has sent nothing yet. For a linked number there
 * is no published figure, only numbers that were banned: what a busy person could type, at uneven intervals.
 *
 * @param pairPerMinute         {@code TAR_WHATSAPP_PAIR_PER_MINUTE}: the Cloud API, to one person
 * @param phonePerSecond        {@code TAR_WHATSAPP_PHONE_PER_SECOND}: the Cloud API, in all
 * @param bridgeChatPerMinute   {@code TAR_WHATSAPP_BRIDGE_CHAT_PER_MINUTE}: the linked number, in one chat
 * @param bridgeNumberPerMinute {@code TAR_WHATSAPP_BRIDGE_NUMBER_PER_MINUTE}: the linked number, in all
 * @param bridgeJitter          {@code TAR_WHATSAPP_BRIDGE_JITTER}: 0.5 is pauses up to half as long again, at random
 * @param peoplePerDay          {@code TAR_WHATSAPP_PEOPLE_PER_DAY}: the Cloud API, whom the business writes to first; 0: no limit
 * @param speed                 {@code TAR_WHATSAPP_LIMITS_SPEED}: all of it so many times faster, 0 without limits; for
 *                              measurements with a stand-in only
 */
@Validated
@ConfigurationProperties("tar.whatsapp.limits")
record WhatsAppLimits(@Positive double pairPerMinute, @Positive int pairBurst, @Positive double phonePerSecond,
        @Positive int phoneBurst, @Positive double bridgeChatPerMinute, @Positive int bridgeChatBurst,
        @Positive double bridgeNumberPerMinute, @Positive int bridgeNumberBurst,
        @PositiveOrZero @Max(10) double bridgeJitter, @PositiveOrZero int peoplePerDay, @PositiveOrZero double speed) {
    private static final double MINUTE = Duration.ofMinutes(1).toSeconds();
    /** A person sends one after the other; two, so that an answer that is lost does not hold up all. */
    private static final int BRIDGE_AT_ONCE = 2;

    Limits cloud() {
        return speed == 0
                ? Limits.NONE
                : new Limits(new Rate(phonePerSecond * speed, phoneBurst),
                        Math.max(1, (int) phonePerSecond - phoneBurst),
                        new Rate(pairPerMinute / MINUTE * speed, pairBurst, 0, true), null,
                        Signals.MESSAGES_OF_THE_CHAT);
    }

    Limits bridge() {
        return speed == 0
                ? Limits.NONE
                : new Limits(new Rate(bridgeNumberPerMinute / MINUTE * speed, bridgeNumberBurst, bridgeJitter, false),
                        BRIDGE_AT_ONCE,
                        new Rate(bridgeChatPerMinute / MINUTE * speed, bridgeChatBurst, bridgeJitter, false), null,
                        Signals.MESSAGES_OF_THE_CHAT);
    }

    boolean countsPeople() {
        return peoplePerDay > 0 && speed > 0;
    }

    /** The 24 hours in which people are counted. */
    Duration day() {
        return Duration.ofNanos((long) (Duration.ofHours(24).toNanos() / speed));
    }

    Duration lookBack() {
        var cloud = cloud().lookBack();
        var bridge = bridge().lookBack();
        return cloud.compareTo(bridge) > 0 ? cloud : bridge;
    }
}
