package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.message.Rank;

/**
 * A lane's permission to send one message, or one part of it.
 *
 * @param seq   of the message; {@link #UNKNOWN} until it is accepted
 * @param place in the chat's quota, or {@link #NO_PLACE}
 */
record Turn(Lane lane, long seq, int place) {
    static final long UNKNOWN = -1;
    static final int NO_PLACE = -1;

    Rank rank() {
        return lane.rank();
    }

    Turn of(long accepted) {
        return new Turn(lane, accepted, place);
    }
}
