package com.tarcommerce.outbound.channel.slack;

import com.slack.api.methods.SlackApiException;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.LockedOut;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** What Slack's refusals mean, by its lists of errors. */
final class SlackErrors {
    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final int TOO_MANY = 429;
    private static final Set<String> PASSING = Set.of("internal_error", "fatal_error", "service_unavailable",
            "request_timeout", "team_added_to_org");
    private static final Set<String> TOKEN = Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked",
            "token_expired");

    private static final Set<String> EDITED_GONE = Set.of("message_not_found", "cant_update_message",
            "edit_window_closed");
    private static final Set<String> THREAD_CLOSED = Set.of("thread_not_found", "cannot_reply_to_message",
            "restricted_action_thread_locked", "restricted_action_non_threadable_channel");

    private SlackErrors() {
    }

    /** The message that was to be changed is gone, or can't be changed any more. */
    static boolean isEditedGone(String error) {
        return EDITED_GONE.contains(error);
    }

    /** The thread takes nothing; the channel may. */
    static boolean isThreadClosed(String error) {
        return THREAD_CLOSED.contains(error);
    }

    /** @param scope of the limits that the call is under */
    static Delivery judge(String error, Scope scope) {
        var reason = "Slack answered " + error;
        if (error.equals("ratelimited") || error.equals("rate_limited")) {
            return new Paused(USUAL, scope, reason);
        }
        if (PASSING.contains(error)) {
            return new Deferred(false, reason);
        }
        return TOKEN.contains(error)
                ? new LockedOut(
                        reason + ": correct TAR_SLACK_BOT_TOKEN and restart, or install Tar in the workspace again;"
                                + " then replay this message")
                : new Refused(reason + advice(error));
    }

    static Delivery judge(SlackApiException failure, Scope scope) {
        var status = failure.getResponse().code();
        var reason = "Slack answered " + status;
        if (status == TOO_MANY) {
            var header = Objects.requireNonNullElse(failure.getResponse().header("Retry-After"), "");
            return new Paused(header.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(header)) : USUAL, scope,
                    reason);
        }
        return new Deferred(status == 500, reason);
    }

    /** Before there is a connection nothing was sent; after, nobody knows. */
    static Delivery judge(IOException failure) {
        return failure instanceof ConnectException || failure instanceof UnknownHostException
                ? new Deferred(false, "Slack is not there")
                : new Unknown("Slack's answer was lost");
    }

    private static String advice(String error) {
        return switch (error) {
            case "not_in_channel" -> ": invite the bot to the channel, and replay this message";
            case "missing_scope" -> ": give the app the scopes chat:write and files:write and install it again";
            default -> "";
        };
    }
}
