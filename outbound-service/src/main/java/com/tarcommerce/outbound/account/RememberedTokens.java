package com.tarcommerce.outbound.account;

import com.tarcommerce.common.account.AccountSeal;
import com.tarcommerce.common.signature.SecretBox.NotOpened;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Reads tokens from the database. What was read is remembered for five seconds: so long may another replica go on with
 * a token that was replaced or removed.
 */
@Service
class RememberedTokens implements AccountTokens {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final AccountStore store;
    private final AccountSeal seal;
    private final InstantSource clock;
    private final Map<Key, Read> known = new ConcurrentHashMap<>();

    RememberedTokens(AccountStore store, AccountSeal seal, InstantSource clock) {
        this.store = store;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public Token of(String channel, String account) {
        var key = new Key(channel, account);
        var now = clock.instant();
        var read = known.get(key);
        if (read == null || !now.isBefore(read.until())) {
            read = new Read(look(channel, account), now.plus(REMEMBERED));
            if (read.token() instanceof Token.Usable) {
                known.put(key, read);
            }
        }
        return read.token();
    }

    void forget(String channel, String account) {
        known.remove(new Key(channel, account));
    }

    private Token look(String channel, String account) {
        if (!seal.isOn()) {
            return new Token.Unknown();
        }
        try {
            return store.find(channel, account).<Token>map(
                    kept -> new Token.Usable(seal.open(channel, account, kept.sealed()))).orElseGet(Token.Unknown::new);
        } catch (NotOpened shut) {
            return new Token.Shut("the token of " + channel + " account " + account + " does not open: "
                    + shut.getMessage() + ". Put the key back into " + AccountSeal.VARIABLE
                    + " and restart, or add the account again; then replay this message");
        } catch (DataAccessException | TransactionException away) {
            return new Token.Away();
        }
    }

    private record Key(String channel, String account) {
    }

    private record Read(Token token, Instant until) {
    }
}
