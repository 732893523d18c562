package com.tarcommerce.outbound.account;

import com.tarcommerce.common.account.AccountSeal;
import com.tarcommerce.common.contract.account.Account;
import com.tarcommerce.common.contract.account.SealedAccount;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.common.signature.SecretBox.NotOpened;
import com.tarcommerce.outbound.account.AccountStore.Kept;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes accounts on and gives them up; what it returns is durable. */
@Service
class KeepAccounts {
    private static final Set<String> CHANNELS = Set.of("telegram", "slack");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final AccountStore store;
    private final AccountSeal seal;
    private final RememberedTokens tokens;
    private final CommitGroup commits;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    KeepAccounts(AccountStore store, AccountSeal seal, RememberedTokens tokens, CommitGroup commits,
            ApplicationEventPublisher events, InstantSource clock) {
        this.events = events;
        this.store = store;
        this.seal = seal;
        this.tokens = tokens;
        this.commits = commits;
        this.clock = clock;
    }

    List<Account> all() {
        return store.all().stream().map(this::view).toList();
    }

    /** @param isNew or else another token was there before */
    record Put(Account account, boolean isNew) {
    }

    /** @throws ProblemException 400, 409 {@code another-secret-key}, 503 {@code no-secret-key} */
    Put put(String channel, String account, SealedAccount sealed) {
        if (!CHANNELS.contains(channel) || !ACCOUNT.matcher(account).matches()) {
            throw ProblemException.malformed("Accounts are kept for telegram and slack, under the bot's or the"
                    + " workspace's id: 1 to 64 letters, digits, _ and -.");
        }
        try {
            seal.open(channel, account, sealed.sealed());
        } catch (NotOpened other) {
            throw ProblemException.conflict("another-secret-key",
                    "The token does not open here: gateway and outbound need the same " + AccountSeal.VARIABLE + ".");
        }
        var put = commits.commit(() -> {
            var isNew = !store.exists(channel, account);
            return new Put(view(store.put(channel, account, sealed.name(), sealed.sealed(), clock.instant())), isNew);
        });
        tokens.forget(channel, account);
        events.publishEvent(new AccountChanged(channel, account));
        return put;
    }

    /** @return false if it has another token than that of the tag */
    boolean remove(String channel, String account, @Nullable String tag) {
        if (tag != null) {
            return store.find(channel, account).map(kept -> has(kept, tag) && removeUnchanged(kept)).orElse(true);
        }
        commits.commit(() -> store.remove(channel, account));
        tokens.forget(channel, account);
        return true;
    }

    private boolean removeUnchanged(Kept kept) {
        var removed = commits.commit(() -> store.removeUnchanged(kept)) == 1;
        tokens.forget(kept.channel(), kept.account());
        return removed;
    }

    /** One that does not open is not the one that whoever asks has opened. */
    private boolean has(Kept kept, String tag) {
        try {
            return AccountSeal.tag(seal.open(kept.channel(), kept.account(), kept.sealed())).equals(tag);
        } catch (NotOpened shut) {
            return false;
        }
    }

    private Account view(Kept kept) {
        return new Account(kept.channel(), kept.account(), kept.name(), opens(kept), kept.addedAt(), kept.changedAt());
    }

    private boolean opens(Kept kept) {
        try {
            return seal.isOn() && !seal.open(kept.channel(), kept.account(), kept.sealed()).isEmpty();
        } catch (NotOpened shut) {
            return false;
        }
    }
}
