package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.gateway.intake.TemporaryFailure;

/** Slack refuses a call; it may be granted once the app or its token is mended. */
final class SlackRefused extends TemporaryFailure {
    private static final long serialVersionUID = 1L;
    private final String error;

    SlackRefused(String method, String error) {
        super("Slack refused " + method + ": " + error, null);
        this.error = error;
    }

    /** As Slack's lists name it: {@code file_deleted}. */
    String error() {
        return error;
    }
}
