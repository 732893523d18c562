package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;

/** Does one kind of intent, whose slots are all there and which the sender may do. */
interface Verb<I extends Intent> {

    Class<I> intent();

    /** Inside the transaction: no network calls. */
    Outcome act(I intent, Occasion on);

    /** Outside the transaction: the place to ask other services; gives the act itself. */
    default Act prepared(I intent, Occasion on) {
        return () -> act(intent, on);
    }

    /** What is left to be done, inside the transaction. */
    @FunctionalInterface
    interface Act {

        Outcome act();
    }
}
