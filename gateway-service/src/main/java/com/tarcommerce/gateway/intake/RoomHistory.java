package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.contract.message.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What people wrote in a room lately. It is read from the updates that are kept anyway; there is no second copy. */
public interface RoomHistory {

    /** How long words are kept once they are dealt with. */
    Duration kept();

    /**
     * The newest texts and captions of a room, oldest first; of one that was changed, its last words. Neither commands
     * nor what is being dealt with now.
     *
     * @param from inclusive
     * @param to   exclusive
     */
    List<Incoming.Text> said(Room room, Instant from, Instant to, int most);
}
