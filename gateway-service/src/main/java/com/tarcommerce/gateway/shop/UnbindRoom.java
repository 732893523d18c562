package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.ai.IntentName;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /unbind}: the room is for nothing any more; its list of senders goes with it. */
@Component
class UnbindRoom implements AdministrativeCommand {
    private final RoomStore rooms;
    private final KnownShop shop;

    UnbindRoom(RoomStore rooms, KnownShop shop) {
        this.rooms = rooms;
        this.shop = shop;
    }

    @Override
    public Set<String> names() {
        return Set.of("unbind");
    }

    @Override
    public boolean forAdministrators() {
        return true;
    }

    @Override
    public Plan plan(Request request) {
        return () -> shop.in(request, tenant -> unbind(request, tenant));
    }

    private Reply unbind(Request request, Tenant tenant) {
        var room = rooms.find(request.room());
        if (room.isEmpty() || !rooms.unbind(room.get())) {
            return shop.voice().answer(request, tenant, "shop.unbind.not-bound");
        }
        shop.audit().done(request, tenant, IntentName.UNBIND_TOPIC.wire(), room.get().role().wire());
        return shop.voice().answer(request, tenant, "shop.unbind.done", BindRoom.hash(room.get().role()));
    }
}
