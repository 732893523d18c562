package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.partition.Hold;
import java.time.Instant;

/** What most messages need recorded: that one is being sent, and that it is out. */
sealed interface Entry {

    Hold hold();

    Instant at();

    record Claimed(long seq, Hold hold, Instant at) implements Entry {
    }

    record Sent(Claim claim, Part part, String providerId, Instant at) implements Entry {

        @Override
        public Hold hold() {
            return claim.hold();
        }
    }
}
