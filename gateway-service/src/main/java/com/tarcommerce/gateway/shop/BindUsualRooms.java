package com.tarcommerce.gateway.shop;

import static java.util.stream.Collectors.joining;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.Binding;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.RoomStore;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Binds the topics of a set-up, and General; leaves alone what is bound already. Inside the transaction. */
@Component
class BindUsualRooms {
    private final RoomStore rooms;
    private final InstantSource clock;

    BindUsualRooms(RoomStore rooms, InstantSource clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    /** @return the roles that have a room only now */
    Set<Role> bind(Tenant tenant, Request request, Map<Role, Room> topics) {
        var by = new Binding(request.sender().id(), clock.instant());
        var bound = EnumSet.noneOf(Role.class);
        topics.forEach((role, topic) -> {
            if (lacks(tenant, role) && isFree(tenant, topic)) {
                rooms.bind(tenant.id(), topic, role, BindRoom.hash(role), by);
                bound.add(role);
            }
        });
        var general = request.room().inThread(null);
        if (lacks(tenant, Role.GENERAL) && isFree(tenant, general)) {
            rooms.bind(tenant.id(), general, Role.GENERAL, "General", by);
            bound.add(Role.GENERAL);
        }
        return bound;
    }

    /** All rooms of the shop: {@code #inventory, #orders, General (#general)}. */
    String list(Tenant tenant) {
        return rooms.ofTenant(tenant.id()).stream().map(BindUsualRooms::describe).collect(joining(", "));
    }

    /** Its title, and what it is for where the title does not say so. */
    static String describe(BoundRoom room) {
        var role = BindRoom.hash(room.role());
        return room.label().equalsIgnoreCase(role) ? role : room.label() + " (" + role + ")";
    }

    private boolean isFree(Tenant tenant, Room room) {
        return rooms.find(room).isEmpty() && !rooms.isBoundByAnother(tenant.id(), room);
    }

    private boolean lacks(Tenant tenant, Role role) {
        return rooms.ofRole(tenant.id(), role).isEmpty();
    }
}
