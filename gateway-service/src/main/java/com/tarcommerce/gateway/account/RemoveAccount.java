package com.tarcommerce.gateway.account;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.intake.FollowRevocation;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes a bot or a workspace, because an operator says so, or because its platform took it away from us. */
@Component
public class RemoveAccount implements FollowRevocation {
    private static final Logger LOG = LoggerFactory.getLogger(RemoveAccount.class);

    private final KnownAccounts known;
    private final AccountStore store;
    private final TellOutbound outbound;
    private final AccountRooms accounts;
    private final AccountBell bell;

    RemoveAccount(KnownAccounts known, AccountStore store, TellOutbound outbound, AccountRooms accounts,
            AccountBell bell) {
        this.known = known;
        this.store = store;
        this.outbound = outbound;
        this.accounts = accounts;
        this.bell = bell;
    }

    /**
     * @return whether it was there
     * @throws ProblemException 503 if outbound is away: then it is still there
     */
    boolean remove(String channel, String id) {
        var found = store.find(channel, id);
        found.ifPresent(account -> {
            outbound.remove(account);
            platform(channel).ifPresent(platform -> end(platform, account));
            accounts.remove(account);
            bell.ring(channel);
        });
        return found.isPresent();
    }

    private void end(AccountPlatform platform, Account account) {
        try {
            platform.end(account, known.token(account));
        } catch (TemporaryFailure untold) {
            LOG.atWarn().addKeyValue("account", account.id()).addKeyValue("reason", untold.getMessage())
                    .log("the platform was not told that an account is removed");
        }
    }

    /**
     * What follows if the platform says that our access ended. It may have been granted again since: the token itself tells.
     *
     * @throws TemporaryFailure if the platform or outbound is away: it has to come again
     */
    @Override
    public Plan revoked(long inboundId, Incoming.AccessEnded event) {
        var id = Objects.requireNonNullElse(event.room().account(), "");
        var account = store.find(event.room().channel(), id);
        if (account.isEmpty()) {
            LOG.atWarn().addKeyValue("channel", event.room().channel()).addKeyValue("account", id)
                    .log("a platform says that our access ended; it is not one that was added, so its token is left alone");
            return Plan.SILENCE;
        }
        var token = known.token(account.get());
        var isGood = platform(account.get().channel()).filter(platform -> platform.isGood(account.get(), token))
                .isPresent();
        return isGood || !goesAtOutbound(account.get(), token) ? Plan.SILENCE : removing(inboundId, account.get());
    }

    private boolean goesAtOutbound(Account account, String token) {
        try {
            return outbound.remove(account, token);
        } catch (ProblemException away) {
            throw new TemporaryFailure("outbound is away, so an account can't be removed", away);
        }
    }

    private Plan removing(long inboundId, Account account) {
        return () -> {
            accounts.removeEnded(account, inboundId);
            bell.ring(account.channel());
            return Reply.silence();
        };
    }

    private Optional<AccountPlatform> platform(String channel) {
        return bell.all().stream().filter(platform -> platform.channel().equals(channel)).findFirst();
    }
}
