package com.tarcommerce.gateway.account;

import com.tarcommerce.common.problem.ProblemException;

/** What must be asked of a platform that may have several accounts; its adapter has one. Calls go over the network. */
public interface AccountPlatform {

    /** The channel's name in a room: {@code telegram}. */
    String channel();

    /**
     * Whose token it is.
     *
     * @throws ProblemException 400 if it is nobody's, 409 if it can't be added as things are, 503 if the platform is away
     */
    Found check(String token);

    /**
     * Has the platform deliver what happens there, if it must be told.
     *
     * @throws ProblemException if it refuses for good; that it is away now is no reason
     */
    void begin(Account account, String token);

    /** Has it deliver no more, as far as it can be told. */
    void end(Account account, String token);

    /**
     * Whether the account's token is still good.
     *
     * @throws com.tarcommerce.gateway.intake.TemporaryFailure if the platform does not say
     */
    boolean isGood(Account account, String token);

    /** Accounts came or went, perhaps at another replica. Must not wait. */
    void changed();
}
