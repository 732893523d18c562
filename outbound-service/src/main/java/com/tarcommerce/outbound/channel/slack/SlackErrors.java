package com.tarcommerce.outbound.channel.slack;

import com.slack.api.methods.SlackApiException;
import com.tarcommerce.outbound.channel.AnswerGuard;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.outbound.delivery.ProviderError;
import com.tarcommerce.outbound.delivery.ProviderError.ChatGone;
import com.tarcommerce.outbound.delivery.ProviderError.EditedGone;
import com.tarcommerce.outbound.delivery.ProviderError.Invalid;
import com.tarcommerce.outbound.delivery.ProviderError.NotAllowed;
import com.tarcommerce.outbound.delivery.ProviderError.OutOfOrder;
import com.tarcommerce.outbound.delivery.ProviderError.Puzzling;
import com.tarcommerce.outbound.delivery.ProviderError.TokenWrong;
import com.tarcommerce.outbound.delivery.ProviderError.TooManyRequests;
import com.tarcommerce.outbound.delivery.ProviderError.TopicClosed;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** What Slack's refusals mean, by its lists of errors. */
final class SlackErrors {
    private static final Duration USUAL = Duration.ofSeconds(1);
    private static final int TOO_MANY = 429;
    private static final Set<Integer> PASSING = Set.of(408, 425);
    private static final Map<Set<String>, Function<String, ProviderError>> MEANINGS = Map.of(
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"),
            OutOfOrder::new,
            Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired",
                    "org_login_required", "team_access_not_granted"),
            reason -> new TokenWrong(reason + ": correct TAR_SLACK_BOT_TOKEN and restart, or install Tar in the"
                    + " workspace again; then replay this message"),
            Set.of("message_not_found", "cant_update_message", "cant_delete_message",
                    "edit_window_closed"),
            EditedGone::new,
            Set.of("thread_not_found", "cannot_reply_to_message", "restricted_action_thread_locked",
                    "restricted_action_non_threadable_channel"),
            TopicClosed::new, Set.of("channel_not_found", "is_archived", "invalid_channel"), ChatGone::new,
            Set.of("not_in_channel", "user_not_in_channel", "missing_scope", "restricted_action",
                    "restricted_action_read_only_channel", "no_permission", "access_denied", "not_allowed_token_type",
                    "ekm_access_denied", "cannot_dm_bot"),
            NotAllowed::new,
            Set.of("msg_too_long", "msg_blocks_too_long", "no_text", "invalid_blocks", "invalid_blocks_format",
                    "invalid_arguments", "invalid_arg_name", "invalid_metadata_format", "too_many_attachments",
                    "file_not_found"),
            Invalid::new);
    private static final Set<String> LIMITS = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

    private SlackErrors() {
    }

    /** The message that was to be changed is gone, or can't be changed any more. */
    static boolean isEditedGone(String error) {
        return of(error, Scope.CHAT) instanceof EditedGone;
    }

    /** The thread takes nothing; the channel may. */
    static boolean isThreadClosed(String error) {
        return of(error, Scope.CHAT) instanceof TopicClosed;
    }

    /** @param scope of the limits that the call is under */
    static Delivery judge(String error, Scope scope) {
        return of(error, scope).delivery();
    }

    static ProviderError of(String error, Scope scope) {
        var reason = "Slack answered " + error + advice(error);
        if (LIMITS.contains(error)) {
            return new TooManyRequests(USUAL, scope, reason);
        }
        return MEANINGS.entrySet().stream().filter(each -> each.getKey().contains(error)).findFirst()
                .<ProviderError>map(each -> each.getValue().apply(reason)).orElseGet(() -> new Puzzling(reason));
    }

    static Delivery judge(SlackApiException failure, Scope scope) {
        var status = failure.getResponse().code();
        var reason = "Slack answered " + status;
        if (status == TOO_MANY) {
            var header = Objects.requireNonNullElse(failure.getResponse().header("Retry-After"), "");
            return new Paused(header.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(header)) : USUAL, scope,
                    reason);
        }
        return (PASSING.contains(status) || status > 500 ? new OutOfOrder(reason) : new Puzzling(reason)).delivery();
    }

    /** Before the request has left nothing was sent; after, nobody knows. */
    static Delivery judge(IOException failure) {
        return AnswerGuard.isDoubtful(failure)
                ? new Unknown("Slack's answer was lost")
                : new Deferred(false, "Slack is not there");
    }

    private static String advice(String error) {
        return switch (error) {
            case "not_in_channel" -> ": invite the bot to the channel, and replay this message";
            case "missing_scope" -> ": give the app the scopes chat:write and files:write and install it again";
            default -> "";
        };
    }
}
