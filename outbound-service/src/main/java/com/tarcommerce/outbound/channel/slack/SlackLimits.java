package com.tarcommerce.outbound.channel.slack;

import com.tarcommerce.outbound.delivery.Limits;
import com.tarcommerce.outbound.delivery.Limits.Rate;
import com.tarcommerce.outbound.delivery.Limits.Signals;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much Slack lets through. Its documentation: a message a second in a channel, short bursts let through, and several
 * hundred a minute in a workspace; notes to one person are calls of another kind, of which more are let through.
 *
 * @param channelPerSecond   {@code TAR_SLACK_CHANNEL_PER_SECOND}
 * @param workspacePerMinute {@code TAR_SLACK_WORKSPACE_PER_MINUTE}
 * @param speed              {@code TAR_SLACK_LIMITS_SPEED}: all of it so many times faster, 0 without limits; for
 *                           measurements with a stand-in only
 */
@Validated
@ConfigurationProperties("tar.slack.limits")
record SlackLimits(@Positive double channelPerSecond, @Positive int channelBurst, @Positive double workspacePerMinute,
        @Positive int workspaceBurst, @PositiveOrZero double speed) {
    private static final double MINUTE = Duration.ofMinutes(1).toSeconds();
    private static final int AT_ONCE = 32;

    Limits limits() {
        return speed == 0
                ? Limits.NONE
                : new Limits(new Rate(workspacePerMinute / MINUTE * speed, workspaceBurst), AT_ONCE,
                        new Rate(channelPerSecond * speed, channelBurst), null, Signals.NOTHING);
    }
}
