package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import java.time.Instant;
import java.util.Optional;

/** Is told which messages wait for a room, after the commit that made it so; must not block and must not throw. */
public interface Arrivals {

    /**
     * Takes the room and a piece of its budget, so that the message can be accepted as one that is being sent: one
     * commit instead of two. Empty if anything has to be waited for. What is taken must be used or given back.
     */
    Optional<Start> start(SendMessage message);

    /** Called in the order of acceptance. */
    void arrived(Room room, Rank rank, long seq);

    /** An old message waits again, in its old place. */
    void revived(Room room, Rank rank, long seq);

    /** The message is not to be sent any more. */
    void withdrawn(Room room, Rank rank, long seq);

    /** A room that is kept for a message. */
    interface Start {

        /** It is committed as being sent. */
        void go(long seq, Instant acceptedAt);

        /** It was not accepted. */
        void giveBack();
    }
}
