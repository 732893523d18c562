package com.tarcommerce.gateway.account;

import java.util.List;
import java.util.Optional;

/** The bots and workspaces that were added. */
public interface KnownAccounts {

    Optional<Account> find(String channel, String account);

    List<Account> of(String channel);

    /**
     * The account's token.
     *
     * @throws com.tarcommerce.gateway.intake.TemporaryFailure if it does not open: what needs it waits until the operator
     *                                                         has mended that
     */
    String token(Account account);
}
