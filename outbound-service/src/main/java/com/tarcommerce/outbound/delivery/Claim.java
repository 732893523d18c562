package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.partition.Hold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is being sent, as it was when it was claimed.
 *
 * @param partsSent how many parts are out
 * @param failures  in a row, before this try
 * @param counted   of these, those that use up the tries
 * @param repeat    whether this try may send something a second time
 * @param heldSince since when it keeps its room waiting; null if it does not yet
 * @param takesOthers whether others may go out in it
 * @param hold      under which all that comes of it is committed
 */
record Claim(long seq, SendMessage message, int partsSent, int failures, int counted, boolean repeat,
        Instant acceptedAt, @Nullable Instant heldSince, Hold hold, boolean takesOthers) {

    /** With its message as it is to be sent. */
    Claim with(SendMessage other) {
        return new Claim(seq, other, partsSent, failures, counted, repeat, acceptedAt, heldSince, hold, takesOthers);
    }

    /** Of a message that is sent as it is accepted. */
    static Claim first(long seq, SendMessage message, Instant acceptedAt, Hold hold) {
        return new Claim(seq, message, 0, 0, 0, false, acceptedAt, null, hold, false);
    }
}
