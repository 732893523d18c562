package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.gateway.commerce.Items;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeStore;
import org.springframework.stereotype.Component;

/** Takes an item out of the catalogue, after one confirmation. */
@Component
class RemoveItem implements Verb<Intent.RemoveItem> {
    private final Items items;
    private final NodeStore nodes;
    private final StockAnswers answers;

    RemoveItem(Items items, NodeStore nodes, StockAnswers answers) {
        this.items = items;
        this.nodes = nodes;
        this.answers = answers;
    }

    @Override
    public Class<Intent.RemoveItem> intent() {
        return Intent.RemoveItem.class;
    }

    @Override
    public Outcome act(Intent.RemoveItem intent, Occasion on) {
        var name = requireNonNull(intent.item());
        var found = nodes.itemNamed(on.shop(), name);
        return found.isPresent() && !on.confirmed()
                ? askFirst(on, found.get())
                : answers.answer(on, intent, items.remove(on.shop(), name));
    }

    private static Outcome askFirst(Occasion on, Node item) {
        return Outcome.confirm(on, on.say("item.remove.sure", item.name(), Said.stock(item)),
                new Intent.RemoveItem(item.name()));
    }
}
