package com.tarcommerce.outbound.account;

import com.tarcommerce.common.account.AccountSeal;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.signature.SecretBox.NotOpened;
import com.tarcommerce.outbound.account.AccountStore.Kept;
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
    /** After the commit group, before anything is sent or taken. */
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
            throw new IllegalStateException(AccountSeal.VARIABLE + " is not set, but outbound has " + all.size()
                    + " account(s) whose tokens were sealed by it: set it again (" + all.getFirst().channel() + "/"
                    + all.getFirst().account() + ")");
        }
        all.forEach(this::sealAnew);
        running = true;
    }

    private void sealAnew(Kept kept) {
        try {
            var token = seal.open(kept.channel(), kept.account(), kept.sealed());
            if (!seal.isByFirstKey(kept.sealed())) {
                var sealed = seal.seal(kept.channel(), kept.account(), token);
                commits.commit(() -> store.sealAnew(kept, sealed));
            }
        } catch (NotOpened shut) {
            LOG.atError().addKeyValue("channel", kept.channel()).addKeyValue("account", kept.account())
                    .addKeyValue("reason", shut.getMessage())
                    .log("an account's token does not open, so nothing is sent by it: put the key back into"
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
