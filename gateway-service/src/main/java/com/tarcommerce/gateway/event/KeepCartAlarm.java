package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
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
        var seen = reads.execute(_ -> tenants.find(event.tenant())
                .map(tenant -> new Seen(tenant, alarm.unpaid(tenant.id(), event.id()).orElse(null))));
        if (seen.isEmpty()) {
            return new Outcome.Hopeless("no shop has this tenant_id");
        }
        var unpaid = seen.get().unpaid();
        if (unpaid == null) {
            alarm.delete(seen.get().tenant().id(), event.id());
        } else {
            alarm.set(unpaid, seen.get().tenant());
        }
        return new Outcome.Done();
    }

    private record Seen(Tenant tenant, @Nullable Node unpaid) {
    }
}
