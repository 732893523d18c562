package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import java.time.Duration;
import java.util.List;

/** A platform that messages are sent through. Called by many threads at once; may block. */
public interface Channel {

    /** As in {@link Room#channel()}. */
    String name();

    /** What the platform's limits and pauses are kept by: all rooms of one chat share it. */
    String chatOf(Room room);

    /** What the platform lets through to a chat like this one, and to its bot. */
    default Limits limits(Room room) {
        return Limits.NONE;
    }

    /** For how long what was sent makes a difference to the limits, of any chat. */
    default Duration lookBack() {
        return Duration.ZERO;
    }

    /** What the call for this part is named where it can be paused by itself; the same for all if not. */
    default String call(Part part) {
        return "";
    }

    /** The texts of the parts, at least one; the same message always gives the same parts. */
    List<String> split(SendMessage message);

    Delivery send(Part part);
}
