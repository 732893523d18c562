package com.tarcommerce.gateway.account;

import com.tarcommerce.common.account.AccountSeal;
import com.tarcommerce.common.signature.SecretBox.NotOpened;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads accounts from the database, all at once, for there are few. What was read is remembered for five seconds, and no longer than
 * until this replica hears that they changed.
 */
@Component
class RememberedAccounts implements KnownAccounts {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final AccountStore store;
    private final AccountSeal seal;
    private final InstantSource clock;
    private volatile @Nullable Read read;

    RememberedAccounts(AccountStore store, AccountSeal seal, InstantSource clock) {
        this.store = store;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public Optional<Account> find(String channel, String account) {
        return of(channel).stream().filter(known -> known.id().equals(account)).findFirst();
    }

    @Override
    public List<Account> of(String channel) {
        return all().stream().filter(known -> known.channel().equals(channel)).toList();
    }

    List<Account> all() {
        var now = clock.instant();
        var known = read;
        if (known == null || !now.isBefore(known.until())) {
            known = new Read(store.all(), now.plus(REMEMBERED));
            read = known;
        }
        return known.accounts();
    }

    @Override
    public String token(Account account) {
        try {
            if (seal.isOn()) {
                return seal.open(account.channel(), account.id(), account.sealed());
            }
            throw new TemporaryFailure(AccountSeal.VARIABLE + " is not set", null);
        } catch (NotOpened shut) {
            throw new TemporaryFailure("the token of " + account.channel() + " account " + account.id()
                    + " does not open: " + shut.getMessage(), null);
        }
    }

    void forget() {
        read = null;
    }

    private record Read(List<Account> accounts, Instant until) {
    }
}
