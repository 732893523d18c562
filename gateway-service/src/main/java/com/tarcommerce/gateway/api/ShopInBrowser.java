package com.tarcommerce.gateway.api;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.api.TenantsController.OpenedShop;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.channel.web.WebRooms;
import com.tarcommerce.gateway.shop.ApiKeys;
import com.tarcommerce.gateway.shop.OpenShop;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A shop whose rooms are in the browser: the shop, a room for each usual role, and a key, in one transaction. */
@Component
class ShopInBrowser {
    private static final List<Role> USUAL = List.of(Role.INVENTORY, Role.ORDERS, Role.FINANCE, Role.MARKETING,
            Role.GENERAL);

    private final OpenShop openShop;
    private final WebRooms rooms;
    private final ApiKeys keys;
    private final AuditLog audit;

    ShopInBrowser(OpenShop openShop, WebRooms rooms, ApiKeys keys, AuditLog audit) {
        this.openShop = openShop;
        this.rooms = rooms;
        this.keys = keys;
        this.audit = audit;
    }

    @Transactional
    public OpenedShop open(String name, Caller by) {
        var shop = openShop.open(name);
        audit.add(AuditEntry.decision(shop.id(), by.source(), by.sender().id(), "setup", AuditEntry.Outcome.ALLOWED,
                shop.name(), null));
        var made = USUAL.stream()
                .map(role -> rooms.create(shop.id(), "#" + role.wire(), role, by.sender(), by.source())).toList();
        var key = keys.issue(shop.id(), "console", by.sender().id(), true);
        audit.add(AuditEntry.decision(shop.id(), by.source(), by.sender().id(), "apikey", AuditEntry.Outcome.ALLOWED,
                key.id() + " administers", null));
        return new OpenedShop(shop.id(), shop.name(), key.id(), key.secret(), made);
    }
}
