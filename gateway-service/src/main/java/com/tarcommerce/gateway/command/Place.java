package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where something was written.
 *
 * @param bound    what the room is for, if the shop has said
 * @param tenant   the shop that the chat belongs to
 * @param awaiting what the writer was asked here and has not answered
 */
record Place(Optional<BoundRoom> bound, Optional<Tenant> tenant, Optional<Question> awaiting) {

    /** Looks it all up at one moment. */
    @Component
    static class Find {
        private final RoomStore rooms;
        private final TenantStore tenants;
        private final QuestionStore questions;
        private final ReadTransaction reading;
        private final InstantSource clock;

        Find(RoomStore rooms, TenantStore tenants, QuestionStore questions, ReadTransaction reading,
                InstantSource clock) {
            this.rooms = rooms;
            this.tenants = tenants;
            this.questions = questions;
            this.reading = reading;
            this.clock = clock;
        }

        Place of(Room room, Sender sender) {
            return reading.read(() -> {
                var bound = rooms.find(room);
                var tenant = bound.isPresent() ? tenants.find(bound.get().tenant()) : tenants.ofChat(room);
                return new Place(bound, tenant, questions.awaiting(room, sender.id(), clock.instant()));
            });
        }
    }
}
