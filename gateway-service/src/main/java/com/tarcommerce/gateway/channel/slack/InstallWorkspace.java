package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.account.AddAccount;
import com.tarcommerce.gateway.account.Found;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finishes what somebody began who wants Tar in their workspace: their state is used up, whatever comes of it. */
@Component
class InstallWorkspace {
    private static final Logger LOG = LoggerFactory.getLogger(InstallWorkspace.class);

    private final InstallStates states;
    private final ExchangeCode codes;
    private final SlackAccounts platform;
    private final AddAccount addAccount;

    InstallWorkspace(InstallStates states, ExchangeCode codes, SlackAccounts platform, AddAccount addAccount) {
        this.states = states;
        this.codes = codes;
        this.platform = platform;
        this.addAccount = addAccount;
    }

    InstallPage finish(String code, String state, String cookie) {
        return switch (states.take(state, cookie)) {
            case WRONG -> InstallPage.again(HttpStatus.BAD_REQUEST, "This did not begin here",
                    "What you came back with does not belong to this browser, so nothing was done. Begin anew, in one"
                            + " browser, with cookies allowed.");
            case EXPIRED -> InstallPage.again(HttpStatus.BAD_REQUEST, "That took too long",
                    "More than ten minutes went by, so nothing was done. Begin anew.");
            case USED -> InstallPage.again(HttpStatus.CONFLICT, "This was done before",
                    "You have been on this page already. If Tar is in your workspace now, there is nothing left to do;"
                            + " else begin anew.");
            case GOOD -> exchange(code);
        };
    }

    private InstallPage exchange(String code) {
        return switch (codes.exchange(code)) {
            case Exchange.Granted granted -> keep(granted);
            case Exchange.Unfit(var why) ->
                InstallPage.again(HttpStatus.BAD_REQUEST, "Tar can't work with that", why + " Nothing was kept.");
            case Exchange.Refused(var error) -> refused(error);
            case Exchange.Away() -> InstallPage.again(HttpStatus.SERVICE_UNAVAILABLE, "Slack does not answer",
                    "Slack did not say whether it let Tar in, so nothing was kept. Wait a minute, and begin anew.");
        };
    }

    /** A code is wrong by its bearer's doing; anything else is wrong with the app's settings. */
    private static InstallPage refused(String error) {
        if (error.equals("invalid_code") || error.equals("code_already_used")) {
            return InstallPage.again(HttpStatus.BAD_REQUEST, "Slack does not know this code",
                    "It was used before, or is too old. Nothing was kept: begin anew.");
        }
        LOG.atError().addKeyValue("error", error).log("Slack refuses to let anybody install the app: see"
                + " TAR_SLACK_CLIENT_ID, TAR_SLACK_CLIENT_SECRET, and the redirect URL in the app's settings");
        return InstallPage.again(HttpStatus.BAD_GATEWAY, "Slack refuses this app",
                "Whoever runs this Tar has to look at its settings for Slack (" + error + "). Nothing was kept.");
    }

    private InstallPage keep(Exchange.Granted granted) {
        try {
            platform.refuseEnvironments(granted.team());
            var added = addAccount.add(new Found(platform.channel(), granted.team(), granted.name(), granted.bot(),
                    granted.token()), platform);
            return InstallPage.done(granted.name(), added.isNew());
        } catch (ProblemException refused) {
            return refused.getStatusCode().equals(HttpStatus.CONFLICT)
                    && String.valueOf(refused.getBody().getType()).contains("workspace-of-the-environment")
                            ? InstallPage.again(HttpStatus.CONFLICT, "Tar is there already",
                                    "This is the workspace that Tar began in. There is nothing to do.")
                            : notKept(String.valueOf(refused.getBody().getDetail()));
        } catch (TemporaryFailure away) {
            return notKept(String.valueOf(away.getMessage()));
        }
    }

    private static InstallPage notKept(String why) {
        LOG.atWarn().addKeyValue("reason", why).log("a workspace that let Tar in could not be kept");
        return InstallPage.again(HttpStatus.SERVICE_UNAVAILABLE, "Not yet",
                "Slack let Tar in, but Tar could not keep that just now. Wait a minute, and begin anew; if it stays so,"
                        + " tell whoever runs this Tar.");
    }
}
