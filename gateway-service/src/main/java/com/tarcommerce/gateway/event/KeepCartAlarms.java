package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.shop.Tenant;
import com.tarcommerce.gateway.shop.TenantStore;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClientException;

/** Looks at each cart that changed, once a claim however often it did, and sets its alarm or takes it away. */
class KeepCartAlarms implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(KeepCartAlarms.class);

    private final CartAlarm alarm;
    private final TenantStore tenants;
    private final TransactionTemplate reads;
    private final Settlement settlement;
    private final InstantSource clock;

    KeepCartAlarms(CartAlarm alarm, TenantStore tenants, TransactionTemplate reads, Settlement settlement,
            InstantSource clock) {
        this.alarm = alarm;
        this.tenants = tenants;
        this.reads = reads;
        this.settlement = settlement;
        this.clock = clock;
    }

    @Override
    public Scope scope() {
        return Scope.of(List.of(Outbox.CARTS));
    }

    @Override
    public void perform(List<OutboxRow> rows) throws InterruptedException {
        var byCart = new LinkedHashMap<String, Outcome>();
        var outcomes = new LinkedHashMap<OutboxRow, Outcome>();
        Outcome away = null;
        for (var row : rows) {
            var outcome = away == null ? byCart.computeIfAbsent(row.lane(), _ -> look(row)) : away;
            if (outcome instanceof Outcome.Unreached) {
                away = outcome;
            }
            outcomes.put(row, outcome);
        }
        settlement.settle(outcomes);
    }

    private Outcome look(OutboxRow row) {
        try {
            return lookAtCart(row);
        } catch (RuntimeException unexpected) {
            LOG.atError().setCause(unexpected).addKeyValue("id", row.id()).log("a cart could not be looked at");
            return new Outcome.Refused(unexpected.getClass().getSimpleName(), null);
        }
    }

    private Outcome lookAtCart(OutboxRow row) {
        var event = PostedEvent.read(row.body()).orElse(null);
        if (event == null || event.tenant().isEmpty() || event.id().isEmpty()) {
            return new Outcome.Hopeless("the event names no tenant_id or no id");
        }
        var seen = reads.execute(_ -> tenants.find(event.tenant())
                .map(tenant -> new Seen(tenant, alarm.unpaid(tenant.id(), event.id()).orElse(null))));
        return seen.isEmpty() ? new Outcome.Hopeless("no shop has this tenant_id") : keep(seen.get(), event);
    }

    private Outcome keep(Seen seen, PostedEvent event) {
        try {
            if (seen.unpaid() == null) {
                alarm.delete(seen.tenant().id(), event.id());
            } else {
                alarm.set(seen.unpaid(), seen.tenant());
            }
            return new Outcome.Done();
        } catch (RestClientException failure) {
            return Answers.ofFailure(failure, clock.instant());
        }
    }

    private record Seen(Tenant tenant, @Nullable Node unpaid) {
    }
}
