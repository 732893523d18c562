package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.intake.Plan;
import com.tarcommerce.gateway.intake.Reply;
import java.util.Set;
import org.springframework.stereotype.Component;

/** {@code /start}: who Tar is and what to do next; in a private chat the router explains already. */
@Component
class ExplainStart implements AdministrativeCommand {
    private final TenantStore tenants;
    private final Introduction introduction;
    private final BindUsualRooms rooms;

    ExplainStart(TenantStore tenants, Introduction introduction, BindUsualRooms rooms) {
        this.tenants = tenants;
        this.introduction = introduction;
        this.rooms = rooms;
    }

    @Override
    public Set<String> names() {
        return Set.of("start");
    }

    @Override
    public boolean forAdministrators() {
        return false;
    }

    @Override
    public Plan plan(Request request) {
        return () -> tenants.ofChat(request.room())
                .map(shop -> Reply.text(shop.id(), request.room(), introduction.here(shop, rooms.list(shop))))
                .orElseGet(() -> Reply.text(Reply.NO_SHOP, request.room(),
                        introduction.to(request.text().chat().kind(), false)));
    }
}
