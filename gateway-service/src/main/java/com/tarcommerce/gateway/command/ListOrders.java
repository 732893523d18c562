package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeQuery;
import com.tarcommerce.gateway.commerce.NodeStore;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lists orders, newest first. */
@Component
class ListOrders implements Verb<Intent.ListOrders> {
    private static final int MOST_SHOWN = 10;

    private final NodeStore nodes;
    private final InstantSource clock;

    ListOrders(NodeStore nodes, InstantSource clock) {
        this.nodes = nodes;
        this.clock = clock;
    }

    @Override
    public Class<Intent.ListOrders> intent() {
        return Intent.ListOrders.class;
    }

    @Override
    public Outcome act(Intent.ListOrders intent, Occasion on) {
        var status = intent.status() == null ? null : intent.status().wire();
        var span = intent.period() == null ? null : Span.of(intent.period(), clock.instant(), on.tenant().zone());
        var query = new NodeQuery(status, span == null ? null : span.from(), span == null ? null : span.to(),
                MOST_SHOWN + 1);
        var found = nodes.newest(on.shop(), NodeKind.ORDER, query);
        if (found.isEmpty()) {
            return new Outcome.Told(on.say("order.list.none"));
        }
        var lines = found.stream().limit(MOST_SHOWN).map(order -> line(on, order)).collect(Collectors.joining("\n"));
        var more = found.size() > MOST_SHOWN ? "\n" + on.say("more") : "";
        return new Outcome.Told(on.say("order.list") + "\n" + lines + more);
    }

    private static String line(Occasion on, Node order) {
        var total = on.money(order.amount());
        var status = on.say("status." + Said.statusOf(order));
        var placed = Said.moment(on, order.createdAt());
        var customer = NodeData.of(order).text("customer");
        return customer == null
                ? on.say("order.line", order.id(), total, status, placed)
                : on.say("order.line.for", order.id(), total, status, placed, customer);
    }
}
