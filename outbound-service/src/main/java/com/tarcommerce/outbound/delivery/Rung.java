package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.message.Rank;
import org.jspecify.annotations.Nullable;

/**
 * What a replica tells the owner of a chat: that something waits in a lane, or does not any more.
 *
 * @param withdrawn the message that is not to be sent any more; null if something waits
 */
public record Rung(Room room, Rank rank, @Nullable Long withdrawn) {

    public int partition() {
        return Fence.partition(room);
    }
}
