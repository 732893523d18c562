package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeStore;
import org.springframework.stereotype.Component;

/** Tells an item's stock and price. */
@Component
class CheckStock implements Verb<Intent.CheckStock> {
    private final NodeStore nodes;
    private final UnknownItem unknown;

    CheckStock(NodeStore nodes, UnknownItem unknown) {
        this.nodes = nodes;
        this.unknown = unknown;
    }

    @Override
    public Class<Intent.CheckStock> intent() {
        return Intent.CheckStock.class;
    }

    @Override
    public Outcome act(Intent.CheckStock intent, Occasion on) {
        var name = requireNonNull(intent.item());
        return nodes.itemNamed(on.shop(), name).<Outcome>map(item -> new Outcome.Told(told(on, item)))
                .orElseGet(() -> unknown.answer(on, name, intent));
    }

    private static String told(Occasion on, Node item) {
        if (item.quantity().signum() <= 0) {
            return on.say("stock.none", item.name());
        }
        return item.amount() == 0
                ? on.say("stock.is.no-price", item.name(), Said.stock(item))
                : on.say("stock.is", item.name(), Said.stock(item), on.money(item.amount()));
    }
}
