package com.tarcommerce.gateway.account;

import com.tarcommerce.common.account.AccountSeal;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.signature.SecretBox.NotOpened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * At the start, seals by the first key what an older one sealed, so that the older one can be taken away at the next. Refuses
 * the start if there are accounts and no key.
 */
@Component
class SealAccountsAnew implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SealAccountsAnew.class);
    /** After the commit group, before anything is taken in. */
    private static final int PHASE = 1;

    private final AccountStore store;
    private final AccountSeal seal;
    private final CommitGroup commits;
    private volatile boolean running;

    SealAccountsAnew(AccountStore store, AccountSeal seal, CommitGroup commits) {
        this.store = store;
        this.seal = seal;
        this.commits = commits;
    }

    @Override
    public void start() {
        var all = store.all();
        if (!all.isEmpty() && !seal.isOn()) {
            throw new IllegalStateException(AccountSeal.VARIABLE + " is not set, but the gateway has " + all.size()
                    + " account(s) whose tokens were sealed by it: set it again (" + all.getFirst().channel() + "/"
                    + all.getFirst().id() + ")");
        }
        all.forEach(this::sealAnew);
        running = true;
    }

    private void sealAnew(Account account) {
        try {
            var token = seal.open(account.channel(), account.id(), account.sealed());
            if (!seal.isByFirstKey(account.sealed())) {
                var sealed = seal.seal(account.channel(), account.id(), token);
                commits.commit(() -> {
                    store.sealAnew(account, sealed);
                    return true;
                });
            }
        } catch (NotOpened shut) {
            LOG.atError().addKeyValue("channel", account.channel()).addKeyValue("account", account.id())
                    .addKeyValue("reason", shut.getMessage())
                    .log("an account's token does not open, so what comes from there waits: put the key back into"
                            + " TAR_SECRET_KEY, or add the account again");
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
