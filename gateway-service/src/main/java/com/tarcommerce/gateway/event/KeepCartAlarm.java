package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at a cart that changed: when it is to be looked at again, and whether what waits to leave about it still may. */
class KeepCartAlarm {
    private final CartAlarm alarm;
    private final WithdrawMessages messages;
    private final TenantStore tenants;
    private final TransactionTemplate reads;

    KeepCartAlarm(CartAlarm alarm, WithdrawMessages messages, TenantStore tenants, TransactionTemplate reads) {
        this.alarm = alarm;
        this.messages = messages;
        this.tenants = tenants;
        this.reads = reads;
    }

    /** Empty if there is no such shop. */
    Optional<AlarmWish> wish(PostedEvent event) {
        return Objects.requireNonNull(
                reads.execute(_ -> tenants.find(event.tenant()).map(shop -> wish(shop, event))));
    }

    private AlarmWish wish(Tenant shop, PostedEvent event) {
        var id = event.id();
        var cart = alarm.unpaid(shop.id(), id);
        var at = cart.flatMap(unpaid -> alarm.nextLook(unpaid, shop));
        return new AlarmWish(shop.id(), CartAlarm.owner(id), CartAlarm.NAME,
                at.map(moment -> CartAlarm.spec(cart.orElseThrow(), moment)).orElse(null), event.isMissed(),
                !messages.unwanted(shop.id(), id, cart).isEmpty());
    }
}
