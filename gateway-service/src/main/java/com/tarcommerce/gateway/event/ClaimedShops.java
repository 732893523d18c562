package com.tarcommerce.gateway.event;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shops that the events of one claim are about. Each is read once, for all is read in one transaction: a statement over
 * many rows makes many events of few shops, and on a server each reading is a round trip.
 */
final class ClaimedShops {
    private final TenantStore tenants;
    private final Recipients recipients;
    private final Map<String, Optional<Tenant>> shops = new HashMap<>();
    private final Map<Audience, List<BoundRoom>> rooms = new HashMap<>();

    ClaimedShops(TenantStore tenants, Recipients recipients) {
        this.tenants = tenants;
        this.recipients = recipients;
    }

    Optional<Tenant> find(String id) {
        return shops.computeIfAbsent(id, tenants::find);
    }

    List<BoundRoom> recipients(Tenant tenant, Role... roles) {
        return rooms.computeIfAbsent(new Audience(tenant.id(), List.of(roles)), _ -> recipients.of(tenant.id(), roles));
    }

    private record Audience(String tenant, List<Role> roles) {
    }
}
