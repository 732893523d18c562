package com.tarcommerce.common.account;

import com.tarcommerce.common.account.SealedTokens.SealedToken;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.signature.SecretBox.NotOpened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * At the start, seals by the first key what an older one sealed, so that the older one can be taken away at the next. Refuses
 * the start if there are accounts and no key.
 */
public final class SealAccountsAnew implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SealAccountsAnew.class);
    /** After the commit group, before anything is sent or taken in. */
    private static final int PHASE = 1;

    private final String service;
    private final SealedTokens tokens;
    private final AccountSeal seal;
    private final CommitGroup commits;
    private volatile boolean running;

    /** @param service whose tokens they are, as a sentence names it */
    public SealAccountsAnew(String service, SealedTokens tokens, AccountSeal seal, CommitGroup commits) {
        this.service = service;
        this.tokens = tokens;
        this.seal = seal;
        this.commits = commits;
    }

    @Override
    public void start() {
        var all = tokens.tokens();
        if (!all.isEmpty() && !seal.isOn()) {
            throw new IllegalStateException(AccountSeal.VARIABLE + " is not set, but " + service + " has " + all.size()
                    + " account(s) whose tokens were sealed by it: set it again (" + all.getFirst().channel() + "/"
                    + all.getFirst().account() + ")");
        }
        all.forEach(this::sealAnew);
        running = true;
    }

    private void sealAnew(SealedToken token) {
        try {
            var opened = seal.open(token.channel(), token.account(), token.sealed());
            if (!seal.isByFirstKey(token.sealed())) {
                var sealed = seal.seal(token.channel(), token.account(), opened);
                commits.commit(() -> {
                    tokens.sealAnew(token, sealed);
                    return true;
                });
            }
        } catch (NotOpened shut) {
            LOG.atError().addKeyValue("channel", token.channel()).addKeyValue("account", token.account())
                    .addKeyValue("reason", shut.getMessage())
                    .log("an account's token does not open, so nothing comes or goes by it: put the key back into "
                            + AccountSeal.VARIABLE + ", or add the account again");
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
