package com.tarcommerce.outbound.channel.telegram;

import com.tarcommerce.outbound.delivery.Limits;
import com.tarcommerce.outbound.delivery.Limits.Quota;
import com.tarcommerce.outbound.delivery.Limits.Rate;
import com.tarcommerce.outbound.delivery.Limits.Signals;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much Telegram lets through. Its FAQ: one message a second in a chat with short bursts let through, 20 a minute in a
 * group, about 30 a second in all.
 *
 * @param botPerSecond   {@code TAR_TELEGRAM_BOT_PER_SECOND}
 * @param chatPerSecond  {@code TAR_TELEGRAM_CHAT_PER_SECOND}
 * @param groupPerMinute {@code TAR_TELEGRAM_GROUP_PER_MINUTE}
 * @param speed          {@code TAR_TELEGRAM_LIMITS_SPEED}: all of it so many times faster, 0 without limits; for
 *                       measurements with a stand-in only
 */
@Validated
@ConfigurationProperties("tar.telegram.limits")
record TelegramLimits(@Positive double botPerSecond, @Positive int botBurst, @Positive double chatPerSecond,
        @Positive int chatBurst, @Positive int groupPerMinute, @PositiveOrZero double speed) {
    private static final double MINUTE = Duration.ofMinutes(1).toNanos();

    /** A group's id is negative, a person's is not. */
    Limits of(String chat) {
        if (speed == 0) {
            return Limits.NONE;
        }
        var quota = chat.startsWith("-")
                ? new Quota(groupPerMinute, Duration.ofNanos(Math.round(MINUTE / speed)))
                : null;
        return new Limits(new Rate(botPerSecond * speed, botBurst), atOnce(),
                new Rate(chatPerSecond * speed, chatBurst), quota, Signals.CALLS_OF_THE_ACCOUNT);
    }

    Duration lookBack() {
        return of("-").lookBack();
    }

    /** With those that may begin at once, no more than a second's worth can ever arrive together. */
    private int atOnce() {
        return Math.max(1, (int) botPerSecond - botBurst);
    }
}
