package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at a cart that changed, and sets its alarm or takes it away. */
class KeepCartAlarm {
    private final CartAlarm alarm;
    private final TenantStore tenants;
    private final TransactionTemplate reads;

    KeepCartAlarm(CartAlarm alarm, TenantStore tenants, TransactionTemplate reads) {
        this.alarm = alarm;
        this.tenants = tenants;
        this.reads = reads;
    }

    /** @throws org.springframework.web.client.RestClientException if the scheduler is away or refuses */
    Outcome keep(PostedEvent event) {
        var seen = reads.execute(_ -> tenants.find(event.tenant()).map(shop -> see(shop, event.id())));
        if (seen.isEmpty()) {
            return new Outcome.Hopeless("no shop has this tenant_id");
        }
        var cart = seen.get().cart();
        var at = seen.get().at();
        if (cart == null || at == null) {
            alarm.delete(event.tenant(), event.id());
        } else {
            alarm.set(cart, at);
        }
        return new Outcome.Done();
    }

    private Seen see(Tenant shop, String id) {
        var cart = alarm.unpaid(shop.id(), id).orElse(null);
        return new Seen(cart, cart == null ? null : alarm.nextLook(cart, shop).orElse(null));
    }

    /** @param at when the cart is to be looked at; absent for never */
    private record Seen(@Nullable Node cart, @Nullable Instant at) {
    }
}
