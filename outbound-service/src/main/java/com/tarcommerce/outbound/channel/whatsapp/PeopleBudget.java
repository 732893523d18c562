package com.tarcommerce.outbound.channel.whatsapp;

import com.tarcommerce.common.contract.message.Room;
import java.time.Instant;
import java.util.Optional;

/** With how many people a business may begin a chat in 24 hours. */
interface PeopleBudget {

    /** Without limit. */
    PeopleBudget NONE = new PeopleBudget() {

        @Override
        public Optional<Instant> begin(Room room) {
            return Optional.empty();
        }

        @Override
        public void giveBack(Room room) {
            // nothing was taken
        }

        @Override
        public String rule() {
            return "";
        }
    };

    /** Takes a place for the person, unless they have one. @return when to ask again if there is none */
    Optional<Instant> begin(Room room);

    /** The message did not get out: of the place that it took last, nothing is used up. */
    void giveBack(Room room);

    /** What who waits is told. */
    String rule();
}
