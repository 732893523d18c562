package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.url.AllowedUrl;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How Slack reaches this service; on if the signing secret is set.
 *
 * @param signingSecret {@code TAR_SLACK_SIGNING_SECRET}; several, space-separated: all are accepted
 * @param botToken      {@code TAR_SLACK_BOT_TOKEN}, {@code xoxb-…}
 * @param apiUrl        {@code TAR_SLACK_API_URL}: {@code https://slack.com/api}
 * @param clientId      {@code TAR_SLACK_CLIENT_ID}: with it, the app may be installed in more workspaces
 * @param clientSecret  {@code TAR_SLACK_CLIENT_SECRET}
 * @param publicUrl     {@code TAR_SLACK_PUBLIC_URL}: where people's browsers reach this service
 */
@ConfigurationProperties("tar.slack")
record SlackSettings(String signingSecret, String botToken, String apiUrl, String clientId, String clientSecret,
        String publicUrl) {
    static final String CHANNEL = "slack";
    static final String INSTALL_PATH = "/slack/install";
    static final String OAUTH_PATH = "/slack/oauth";

    SlackSettings {
        botToken = botToken.strip();
        clientId = clientId.strip();
        clientSecret = clientSecret.strip();
        publicUrl = publicUrl.strip().replaceFirst("/$", "");
        require(signingSecret.isBlank() || !botToken.isEmpty() || !clientId.isEmpty(),
                "TAR_SLACK_SIGNING_SECRET is set,"
                        + " but TAR_SLACK_BOT_TOKEN is not: Slack shows it under OAuth & Permissions once the app is installed"
                        + " (xoxb-…). For workspaces that install the app themselves set TAR_SLACK_CLIENT_ID instead");
        require(clientId.isEmpty() || !signingSecret.isBlank(), "TAR_SLACK_CLIENT_ID is set, but"
                + " TAR_SLACK_SIGNING_SECRET is not: Slack shows it under Basic Information");
        require(clientId.isEmpty() || !clientSecret.isEmpty(), "TAR_SLACK_CLIENT_ID is set, but TAR_SLACK_CLIENT_SECRET"
                + " is not: Slack shows both under Basic Information");
        require(clientId.isEmpty() || AllowedUrl.parse(publicUrl).isPresent(), "TAR_SLACK_CLIENT_ID is set, but"
                + " TAR_SLACK_PUBLIC_URL is not, or is no address: give it the one under which people reach the gateway,"
                + " https://tar.example.com");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Whether people may install the app in their workspaces themselves. */
    boolean isInstallable() {
        return !clientId.isEmpty();
    }

    /** Where Slack sends people back to. */
    String redirectUrl() {
        return publicUrl + OAUTH_PATH;
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
