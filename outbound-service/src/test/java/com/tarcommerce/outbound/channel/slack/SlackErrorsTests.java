package com.tarcommerce.outbound.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.LockedOut;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackErrorsTests {

    @ParameterizedTest
    @ValueSource(strings = {"channel_not_found", "is_archived", "not_in_channel", "user_not_in_channel",
            "missing_scope",
            "restricted_action", "restricted_action_read_only_channel", "no_permission", "access_denied",
            "not_allowed_token_type", "ekm_access_denied", "cannot_dm_bot", "msg_too_long", "msg_blocks_too_long",
            "no_text",
            "invalid_blocks", "invalid_blocks_format", "invalid_arguments", "invalid_arg_name",
            "invalid_metadata_format",
            "too_many_attachments", "file_not_found", "invalid_channel", "message_not_found", "cant_update_message",
            "edit_window_closed", "thread_not_found", "cannot_reply_to_message", "restricted_action_thread_locked",
            "restricted_action_non_threadable_channel"})
    void whatCanNotBeSentAsItIsIsTriedNoSecondTime(String error) {
        assertThat(judge(error)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.reason()).contains(error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired",
            "org_login_required", "team_access_not_granted"})
    void whatConcernsTheWorkspaceHoldsItsOtherMessages(String error) {
        assertThat(judge(error)).isInstanceOfSatisfying(LockedOut.class,
                refused -> assertThat(refused.reason()).contains("TAR_SLACK_BOT_TOKEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal_error", "fatal_error", "service_unavailable", "request_timeout",
            "team_added_to_org"})
    void whatIsAwayUsesUpNoTry(String error) {
        assertThat(judge(error)).isEqualTo(new Deferred(false, "Slack answered " + error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ratelimited", "rate_limited", "message_limit_exceeded"})
    void limitsHoldWhatTheyAreAbout(String error) {
        assertThat(judge(error)).isInstanceOfSatisfying(Paused.class,
                paused -> assertThat(paused.scope()).isEqualTo(Scope.CALL));
    }

    @ParameterizedTest
    @ValueSource(strings = "an_error_of_next_year")
    void whatNobodyKnowsUsesUpTheTries(String error) {
        assertThat(judge(error)).isEqualTo(new Deferred(true, "Slack answered " + error));
    }

    private static Delivery judge(String error) {
        return SlackErrors.judge(error, Scope.CALL);
    }
}
