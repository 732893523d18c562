package com.tarcommerce.outbound.message;

import com.tarcommerce.common.contract.message.Room;

/** Is told which messages wait for a room, after the commit that made it so; must not block and must not throw. */
public interface Arrivals {

    /** Called in the order of acceptance. */
    void arrived(Room room, long seq);

    /** The message is not to be sent any more. */
    void withdrawn(Room room, long seq);
}
