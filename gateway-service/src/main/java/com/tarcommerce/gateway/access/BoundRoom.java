package com.tarcommerce.gateway.access;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;

/** A room that a shop has bound to a role. */
public record BoundRoom(long id, String tenant, Room room, Role role, String title) {

    /** What people call it: its title if the platform told one, else its role with a hash. */
    public String label() {
        return title.isBlank() ? "#" + role.wire() : title;
    }
}
