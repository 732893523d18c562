package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import java.time.Instant;

/** Is told which messages wait for a room, after the commit that made it so; must not block and must not throw. */
public interface Arrivals {

    /**
     * Asked before a message is accepted: takes the room and a piece of its budget if nothing has to be waited for. What
     * comes later for the room waits behind it. Every place must be used or given back.
     */
    Place place(SendMessage message);

    /** An old message waits again, in its old place. */
    void revived(Room room, Rank rank, long seq);

    /** The message is not to be sent any more. */
    void withdrawn(Room room, Rank rank, long seq);

    /** Somebody wrote there. */
    void wrote(Room room);

    /** Where a message stands that is being accepted. */
    interface Place {

        /** Whether it is to be accepted as one that is being sent: one commit instead of two. */
        boolean isFirst();

        /** Its row is committed. Called in the order of acceptance. */
        void accepted(long seq, Instant at);

        /** It was not accepted. */
        void giveBack();
    }
}
