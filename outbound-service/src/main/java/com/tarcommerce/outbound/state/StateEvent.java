package com.tarcommerce.outbound.state;

import com.tarcommerce.common.contract.message.StateChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be told.
 *
 * @param nextAt       when it was due; no moment for one that was given up
 * @param attempts     made so far, in a row
 * @param counted      of these, those that use up the tries
 * @param failingSince null before the first failure
 */
record StateEvent(long seq, String callback, StateChanged change, @Nullable String trace, Instant nextAt, int attempts,
        int counted, @Nullable Instant failingSince) {

    /** The same for every attempt, and of no other event. */
    String webhookId() {
        return change.data().id() + "_" + seq;
    }
}
