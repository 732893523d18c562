package com.tarcommerce.common.account;

import java.util.List;

/** The sealed tokens that a service keeps. */
public interface SealedTokens {

    /** One of them. */
    record SealedToken(String channel, String account, String sealed) {

        /** Shows nothing of the token. */
        @Override
        public String toString() {
            return "SealedToken[" + channel + "/" + account + "]";
        }
    }

    List<SealedToken> tokens();

    /** In the caller's transaction; does nothing if the token was changed since. */
    void sealAnew(SealedToken token, String sealed);
}
