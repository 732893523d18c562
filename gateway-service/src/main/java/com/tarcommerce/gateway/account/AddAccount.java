package com.tarcommerce.gateway.account;

import com.tarcommerce.common.account.AccountSeal;
import com.tarcommerce.common.problem.ProblemException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Adds a bot or a workspace, or gives one a new token. Outbound has it first, so that what comes in can be answered; what
 * the platform refuses for good is taken back.
 */
@Component
public class AddAccount {
    private static final Logger LOG = LoggerFactory.getLogger(AddAccount.class);

    private final AccountSeal seal;
    private final TellOutbound outbound;
    private final AccountRooms accounts;
    private final AccountStore store;
    private final AccountBell bell;

    AddAccount(AccountSeal seal, TellOutbound outbound, AccountRooms accounts, AccountStore store, AccountBell bell) {
        this.seal = seal;
        this.outbound = outbound;
        this.accounts = accounts;
        this.store = store;
        this.bell = bell;
    }

    /** @param isNew or else it was there with another token */
    public record Added(Account account, boolean isNew) {
    }

    /** @throws ProblemException 503 {@code no-secret-key} if none can be kept */
    public void requireKey() {
        seal.requireKey();
    }

    /** @throws ProblemException if it can't be kept, or its platform refuses: then nothing has changed */
    public Added add(Found found, AccountPlatform platform) {
        var sealed = seal.seal(found.channel(), found.id(), found.token());
        var before = store.find(found.channel(), found.id());
        outbound.put(found, sealed);
        var account = accounts.add(found, sealed);
        try {
            platform.begin(account, found.token());
        } catch (ProblemException refused) {
            takeBack(account, before);
            throw refused;
        }
        bell.ring(account.channel());
        return new Added(account, before.isEmpty());
    }

    /** One that was there before keeps its new token: the old one may be good for nothing by now. */
    private void takeBack(Account account, Optional<Account> before) {
        if (before.isPresent()) {
            bell.ring(account.channel());
            return;
        }
        accounts.remove(account);
        bell.ring(account.channel());
        try {
            outbound.remove(account);
        } catch (ProblemException away) {
            LOG.atWarn().addKeyValue("channel", account.channel()).addKeyValue("account", account.id())
                    .log("outbound still has an account that its platform refused");
        }
    }
}
