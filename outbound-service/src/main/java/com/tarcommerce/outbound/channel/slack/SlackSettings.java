package com.tarcommerce.outbound.channel.slack;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How Slack is reached.
 *
 * @param botToken {@code TAR_SLACK_BOT_TOKEN}; empty: Slack is off
 * @param apiUrl   {@code TAR_SLACK_API_URL}: {@code https://slack.com/api}
 */
@ConfigurationProperties("tar.slack")
record SlackSettings(String botToken, String apiUrl) {

    /** As slack-api-client wants it. */
    String prefix() {
        return apiUrl.endsWith("/") ? apiUrl : apiUrl + "/";
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "SlackSettings[" + apiUrl + "]";
    }
}
