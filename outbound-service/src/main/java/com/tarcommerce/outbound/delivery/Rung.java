package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.message.Rank;

/**
 * What a replica tells the owner of a chat.
 *
 * @param seq of the message that was revived or withdrawn; 0 otherwise
 */
public record Rung(Room room, Rank rank, What what, long seq) {

    /** What has become of a lane. */
    public enum What {
        /** Something waits in it. */
        WAITS,
        /** An old message waits again, in its old place. */
        REVIVED,
        /** A message is not to be sent any more. */
        WITHDRAWN,
        /** Somebody wrote in its room. */
        WROTE
    }

    public int partition() {
        return Fence.partition(room);
    }
}
