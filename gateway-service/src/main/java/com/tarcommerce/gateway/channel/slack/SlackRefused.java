package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.util.Set;

/** Slack refuses a call; it may be granted once the app or its token is mended. */
final class SlackRefused extends TemporaryFailure {
    private static final long serialVersionUID = 1L;
    private static final Set<String> DEAD = Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked",
            "token_expired", "no_permission", "team_access_not_granted");
    private final String error;

    SlackRefused(String method, String error) {
        super("Slack refused " + method + ": " + error, null);
        this.error = error;
    }

    /** Whether it will never be granted to this token again. */
    boolean isTokenDead() {
        return DEAD.contains(error);
    }

    /** As Slack's lists name it: {@code file_deleted}. */
    String error() {
        return error;
    }
}
