package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import com.tarcommerce.gateway.wording.Amounts;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /shop}: what the shop has settled, and how each is changed; for everybody in its chats. */
@Component
class ShowShop implements AdministrativeCommand {
    private final BindUsualRooms rooms;
    private final KnownShop shop;

    ShowShop(BindUsualRooms rooms, KnownShop shop) {
        this.rooms = rooms;
        this.shop = shop;
    }

    @Override
    public Set<String> names() {
        return Set.of("shop");
    }

    @Override
    public boolean forAdministrators() {
        return false;
    }

    @Override
    public Plan plan(Request request) {
        return () -> shop.in(request, tenant -> show(request, tenant));
    }

    private Reply show(Request request, Tenant tenant) {
        var bound = rooms.list(tenant);
        return shop.voice().answer(request, tenant, "shop.shop", tenant.name(), tenant.id(),
                bound.isEmpty() ? "-" : bound, Settings.languageName(tenant), tenant.zone().getId(), tenant.currency(),
                Amounts.count(tenant.lowMark()), Waits.show(tenant.cartWait()), tenant.quiet().toString(),
                Integer.toString(tenant.nudges()));
    }
}
