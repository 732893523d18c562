package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.RoomStore;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rooms that an alert concerns. */
@Component
class Recipients {
    private final RoomStore rooms;

    Recipients(RoomStore rooms) {
        this.rooms = rooms;
    }

    /** The rooms of these roles; without one the general rooms, else the shop's oldest; empty if none is bound. */
    List<BoundRoom> of(String tenant, Role... roles) {
        var found = new ArrayList<BoundRoom>();
        for (var role : roles) {
            found.addAll(rooms.ofRole(tenant, role));
        }
        if (found.isEmpty()) {
            found.addAll(rooms.ofRole(tenant, Role.GENERAL));
        }
        if (found.isEmpty()) {
            rooms.ofTenant(tenant).stream().findFirst().ifPresent(found::add);
        }
        return found;
    }
}
