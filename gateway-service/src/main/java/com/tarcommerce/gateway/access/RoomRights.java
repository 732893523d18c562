package com.tarcommerce.gateway.access;

import static com.tarcommerce.gateway.access.Decision.DenialReason.ROLE_LACKS_INTENT;
import static com.tarcommerce.gateway.access.Decision.DenialReason.SENDER_NOT_ALLOWED;
import static com.tarcommerce.gateway.access.Decision.DenialReason.UNBOUND;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.Decision.Allowed;
import com.tarcommerce.gateway.access.Decision.Denied;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a room may do, whoever asks there. */
@Component
@Transactional(readOnly = true)
public class RoomRights {
    private final RoomStore rooms;
    private final RolePermissions permissions;

    RoomRights(RoomStore rooms, RolePermissions permissions) {
        this.rooms = rooms;
        this.permissions = permissions;
    }

    /** Like {@link Decide#decide}, without looking at the room's list of senders. */
    public Decision decide(Room place, IntentName intent) {
        var bound = rooms.find(place);
        if (DefaultPermissions.ANYWHERE.contains(intent)) {
            return new Allowed(bound.orElse(null));
        }
        if (Decide.ADMINISTRATION.contains(intent)) {
            return new Denied(SENDER_NOT_ALLOWED, bound.orElse(null), List.of());
        }
        if (bound.isEmpty()) {
            return new Denied(UNBOUND, null, thatMay(intent, place));
        }
        return decide(bound.get(), intent);
    }

    /** The rooms of the shop around a place whose role allows something, oldest first. */
    public List<BoundRoom> thatMay(IntentName intent, Room place) {
        var all = rooms.ofShopAround(place);
        if (all.isEmpty()) {
            return all;
        }
        var allowed = permissions.of(all.getFirst().tenant());
        return all.stream().filter(room -> holds(allowed.getOrDefault(room.role(), Set.of()), intent)).toList();
    }

    private Decision decide(BoundRoom room, IntentName intent) {
        var allowed = permissions.of(room.tenant()).getOrDefault(room.role(), Set.of());
        return holds(allowed, intent)
                ? new Allowed(room)
                : new Denied(ROLE_LACKS_INTENT, room, thatMay(intent, room.room()));
    }

    /** Undo needs what the command that it takes back needed, which its caller asks for. */
    private static boolean holds(Set<IntentName> allowed, IntentName intent) {
        return intent == IntentName.UNDO || allowed.contains(intent);
    }
}
