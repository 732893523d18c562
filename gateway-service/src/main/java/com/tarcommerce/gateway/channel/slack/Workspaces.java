package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.gateway.account.KnownAccounts;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The workspaces: the environment's, whose account is empty, and those that Tar was installed in. */
@Component
class Workspaces {
    private static final Logger LOG = LoggerFactory.getLogger(Workspaces.class);

    private final SlackSettings settings;
    private final KnownAccounts accounts;
    private final SlackApi api;
    private final Set<String> compared = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Self self;

    Workspaces(SlackSettings settings, KnownAccounts accounts, SlackApi api) {
        this.settings = settings;
        this.accounts = accounts;
        this.api = api;
    }

    /** The environment's workspace, and our bot's person there. */
    private record Self(String team, String bot) {
    }

    /**
     * @param account of a room
     * @throws TemporaryFailure if its token can't be used at present
     */
    Optional<Workspace> find(@Nullable String account) {
        var id = Objects.requireNonNullElse(account, "");
        if (!settings.isOn()) {
            return Optional.empty();
        }
        if (id.isEmpty()) {
            return settings.botToken().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Workspace("", settings.botToken()));
        }
        return accounts.find(SlackSettings.CHANNEL, id).map(found -> new Workspace(id, accounts.token(found)));
    }

    /**
     * Whose rooms those of a workspace are; empty if Tar is not there any more. Where only the environment's workspace can
     * be, everything is taken for it; one that was added and is the environment's too goes by its account.
     *
     * @throws TemporaryFailure as long as Slack does not tell which the environment's is
     */
    Optional<String> accountOf(String team) {
        if (accounts.find(SlackSettings.CHANNEL, team).isPresent()) {
            if (!settings.botToken().isEmpty() && compared.add(team)) {
                Thread.ofVirtual().name("slack workspace").start(() -> compare(team));
            }
            return Optional.of(team);
        }
        if (settings.botToken().isEmpty()) {
            return Optional.empty();
        }
        return team.isEmpty() || !mayBeSeveral() || isOfEnvironment(team)
                ? Optional.of("")
                : Optional.empty();
    }

    /** Once; Slack waits three seconds for its event to be taken, and not for this. */
    private void compare(String team) {
        try {
            if (isOfEnvironment(team)) {
                LOG.atError().addKeyValue("account", team)
                        .log("the workspace of TAR_SLACK_BOT_TOKEN was added, too, and is listened to under its account only:"
                                + " remove the account (its rooms pause) or the variable");
            }
        } catch (TemporaryFailure untold) {
            compared.remove(team);
        }
    }

    private boolean mayBeSeveral() {
        return settings.isInstallable() || !accounts.of(SlackSettings.CHANNEL).isEmpty();
    }

    /**
     * Whether it is the one of {@code TAR_SLACK_BOT_TOKEN}; a token that Slack knows no more is of none.
     *
     * @throws TemporaryFailure as long as Slack does not tell
     */
    boolean isOfEnvironment(String team) {
        try {
            return !settings.botToken().isEmpty() && team.equals(self().team());
        } catch (SlackRefused refused) {
            if (!refused.isTokenDead()) {
                throw refused;
            }
            LOG.atError().addKeyValue("error", refused.error()).log("Slack does not know TAR_SLACK_BOT_TOKEN any more");
            return false;
        }
    }

    /**
     * Our bot's person in the workspace; empty if Tar is not there any more.
     *
     * @throws TemporaryFailure as long as Slack does not tell
     */
    Optional<String> botIn(String account) {
        if (account.isEmpty()) {
            return settings.botToken().isEmpty() ? Optional.empty() : Optional.of(self().bot());
        }
        return accounts.find(SlackSettings.CHANNEL, account).map(found -> found.bot());
    }

    private Self self() {
        var known = self;
        if (known == null) {
            var answer = api.call(settings.botToken(), "auth.test", Map.of()).orElseThrow(
                    () -> new TemporaryFailure("Slack does not say who we are", null));
            known = new Self(answer.path("team_id").asString(""), answer.path("user_id").asString(""));
            self = known;
        }
        return known;
    }
}
