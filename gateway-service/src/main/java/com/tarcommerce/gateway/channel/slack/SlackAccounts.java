package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.account.Account;
import com.tarcommerce.gateway.account.AccountPlatform;
import com.tarcommerce.gateway.account.Found;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Workspaces beside the environment's: Slack says whose a token is, and delivers by itself. */
@Component
class SlackAccounts implements AccountPlatform {
    private final SlackSettings settings;
    private final SlackApi api;
    private final Workspaces workspaces;

    SlackAccounts(SlackSettings settings, SlackApi api, Workspaces workspaces) {
        this.settings = settings;
        this.api = api;
        this.workspaces = workspaces;
    }

    @Override
    public String channel() {
        return SlackSettings.CHANNEL;
    }

    @Override
    public Found check(String token) {
        if (!token.startsWith("xoxb-") || token.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw ProblemException
                    .malformed("This is no bot token: Slack shows it under OAuth & Permissions, xoxb-….");
        }
        if (!settings.isOn()) {
            throw ProblemException.conflict("slack-off",
                    "Slack is off: set TAR_SLACK_SIGNING_SECRET to the app's signing secret; several are separated by"
                            + " spaces.");
        }
        try {
            return found(api.call(token, "auth.test", Map.of()).orElseThrow(
                    () -> new TemporaryFailure("Slack does not say whose token it is", null)), token);
        } catch (SlackRefused refused) {
            throw refused.isTokenDead()
                    ? new ProblemException(HttpStatus.BAD_REQUEST, "wrong-token",
                            "Slack does not know this token: copy it again from OAuth & Permissions, or install the app"
                                    + " again.")
                    : away();
        } catch (TemporaryFailure unanswered) {
            throw away();
        }
    }

    private Found found(JsonNode answer, String token) {
        var team = answer.path("team_id").asString("");
        refuseEnvironments(team);
        return new Found(channel(), team, answer.path("team").asString(""), answer.path("user_id").asString(""), token);
    }

    /**
     * @throws ProblemException 409
     * @throws TemporaryFailure as long as Slack does not tell which the environment's is
     */
    void refuseEnvironments(String team) {
        if (workspaces.isOfEnvironment(team)) {
            throw ProblemException.conflict("workspace-of-the-environment",
                    "This is the workspace of TAR_SLACK_BOT_TOKEN: Tar is there already. To change its token, change that"
                            + " variable.");
        }
    }

    private static ProblemException away() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "slack-away",
                "Slack does not answer at present, so nothing was changed: try again.");
    }

    @Override
    public void begin(Account account, String token) {
        // Slack delivers the events of all workspaces to the address in the app's settings.
    }

    /** Its events are passed over; people take the app out of a workspace themselves. */
    @Override
    public void end(Account account, String token) {
        // There is no call that would not take the app out of the workspace.
    }

    @Override
    public boolean isGood(Account account, String token) {
        try {
            return api.call(token, "auth.test", Map.of()).isPresent();
        } catch (SlackRefused refused) {
            if (refused.isTokenDead()) {
                return false;
            }
            throw refused;
        }
    }

    @Override
    public void changed() {
        // What there is is looked up when it matters.
    }
}
