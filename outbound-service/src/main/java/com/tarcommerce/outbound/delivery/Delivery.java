package com.tarcommerce.outbound.delivery;

import java.time.Duration;
import java.time.Instant;

/** What came of handing one part of a message to its channel. */
public sealed interface Delivery {

    /** It stands in the chat; {@code providerId} is the platform's id of it, empty where there is none. */
    record Sent(String providerId) implements Delivery {
    }

    /** Not sent, and worth another try; {@code counted} if it uses up one of the tries. */
    record Deferred(boolean counted, String reason) implements Delivery {
    }

    /** Not sent: a budget of its own lets it through then, or as soon as the person writes; so also what is behind it. */
    record NotYet(Instant until, String reason) implements Delivery {
    }

    /** Not sent, and the platform says for how long it is to be left alone, and with what. */
    record Paused(Duration retryAfter, Scope scope, String reason) implements Delivery {

        /** The chat: as far as can be told, for some platforms don't say whether they mean it or the account. */
        public Paused(Duration retryAfter, String reason) {
            this(retryAfter, Scope.CHAT, reason);
        }
    }

    /** What is to be left alone. */
    enum Scope {
        CHAT, ACCOUNT,
        /** Calls of the {@link Channel#call same name} of the account, in all chats. */
        CALL
    }

    /** It may have been sent or not: nobody can know. It is sent again. */
    record Unknown(String reason) implements Delivery {
    }

    /** It will never be sent as it is: a person must do something. */
    record Refused(String reason) implements Delivery {
    }

    /** The account itself is refused: no message of its can be sent before a person has done something. */
    record LockedOut(String reason) implements Delivery {
    }

    /**
     * It does not matter any more, so nobody need be told.
     *
     * @param answered whether the platform said so; else nothing is known of the platform
     */
    record Lapsed(String reason, boolean answered) implements Delivery {

        public Lapsed(String reason) {
            this(reason, true);
        }
    }
}
