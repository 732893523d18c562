package com.tarcommerce.gateway.channel.slack;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How Slack reaches this service; on if the signing secret is set.
 *
 * @param signingSecret {@code TAR_SLACK_SIGNING_SECRET}; several, space-separated: all are accepted
 * @param botToken      {@code TAR_SLACK_BOT_TOKEN}, {@code xoxb-…}
 * @param apiUrl        {@code TAR_SLACK_API_URL}: {@code https://slack.com/api}
 */
@ConfigurationProperties("tar.slack")
record SlackSettings(String signingSecret, String botToken, String apiUrl) {
    static final String CHANNEL = "slack";

    SlackSettings {
        if (!signingSecret.isBlank() && botToken.isBlank()) {
            throw new IllegalArgumentException("TAR_SLACK_SIGNING_SECRET is set, but TAR_SLACK_BOT_TOKEN is not:"
                    + " Slack shows it under OAuth & Permissions once the app is installed (xoxb-…)");
        }
    }

    boolean isOn() {
        return !signingSecret.isBlank();
    }

    List<String> signingSecrets() {
        return List.of(signingSecret.strip().split("\\s+"));
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "SlackSettings[" + isOn() + ", " + apiUrl + "]";
    }
}
