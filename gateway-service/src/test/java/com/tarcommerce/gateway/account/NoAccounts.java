package com.tarcommerce.gateway.account;

import java.util.List;
import java.util.Optional;

/** Nobody has added any: there are those of the environment only. */
public final class NoAccounts implements KnownAccounts {

    @Override
    public Optional<Account> find(String channel, String account) {
        return Optional.empty();
    }

    @Override
    public List<Account> of(String channel) {
        return List.of();
    }

    @Override
    public String token(Account account) {
        throw new IllegalStateException("there is no account");
    }
}
