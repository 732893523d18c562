package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import org.springframework.stereotype.Component;

/** Tells what an order is about and how far it is. */
@Component
class ShowOrder implements Verb<Intent.ShowOrder> {
    private final NodeStore nodes;

    ShowOrder(NodeStore nodes) {
        this.nodes = nodes;
    }

    @Override
    public Class<Intent.ShowOrder> intent() {
        return Intent.ShowOrder.class;
    }

    @Override
    public Outcome act(Intent.ShowOrder intent, Occasion on) {
        var id = requireNonNull(intent.orderId());
        return nodes.find(on.shop(), NodeKind.ORDER, id).<Outcome>map(order -> new Outcome.Told(told(on, order)))
                .orElseGet(() -> new Outcome.Declined(on.say("order.unknown", id), "unknown_order"));
    }

    private static String told(Occasion on, Node order) {
        var status = on.say("status." + Said.statusOf(order));
        var held = Said.lines(order);
        var lines = held.isEmpty() ? on.say("order.no-lines") : held;
        var total = on.money(order.amount());
        var placed = Said.moment(on, order.createdAt());
        var customer = NodeData.of(order).text("customer");
        return customer == null
                ? on.say("order.is", order.id(), status, lines, total, placed)
                : on.say("order.is.for", order.id(), status, lines, total, placed, customer);
    }
}
