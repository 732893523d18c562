package com.tarcommerce.outbound.account;

/** The tokens that accounts send by. */
@FunctionalInterface
public interface AccountTokens {

    Token of(String channel, String account);

    /** What is to be had of an account. */
    sealed interface Token {
        /** Its {@code toString} shows nothing of it. */
        record Usable(String value) implements Token {
            @Override
            public String toString() {
                return "Usable[…]";
            }
        }

        /** There is no such account. */
        record Unknown() implements Token {
        }

        /** It is there and can't be opened; the reason says why, for people. */
        record Shut(String reason) implements Token {
        }

        /** The database does not say at present. */
        record Away() implements Token {
        }
    }
}
