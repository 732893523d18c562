package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.commerce.Change;
import com.tarcommerce.gateway.commerce.Items;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.commerce.Quantities;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Adds the lines of a bill to stock: all of them, or none if one can't be added any more. */
@Component
class ApplyBill {
    private final NodeStore nodes;
    private final Items items;

    ApplyBill(NodeStore nodes, Items items) {
        this.nodes = nodes;
        this.items = items;
    }

    /** Inside the transaction. */
    Outcome apply(Occasion on, Bill bill) {
        var there = new ArrayList<Node>();
        for (var addition : bill.additions()) {
            var item = nodes.find(on.shop(), NodeKind.ITEM, addition.item());
            if (item.isEmpty() || !Quantities.fits(item.get().quantity().add(addition.quantity()))) {
                return new Outcome.Declined(on.say("bill.changed-since", addition.name()), "unknown_item");
            }
            there.add(item.get());
        }
        var changes = new ArrayList<NodeChange>();
        for (int at = 0; at < there.size(); at++) {
            changes.add(add(on, there.get(at), bill.additions().get(at)));
        }
        return new Outcome.Changed(said(on, changes), changes);
    }

    private NodeChange add(Occasion on, Node item, Bill.Addition addition) {
        if (items.adjustStock(on.shop(), item.name(),
                addition.quantity()) instanceof Change.Changed(var before, var after)) {
            return NodeChange.of(before, after);
        }
        throw new IllegalStateException("what was there in this transaction could not be added to");
    }

    private static String said(Occasion on, List<NodeChange> changes) {
        var text = new ArrayList<>(List.of(on.say("bill.applied")));
        for (var change : changes) {
            var before = change.before();
            var now = change.node();
            text.add("• " + on.say("stock.set", now.name(), Said.stock(now), before == null ? "" : Said.stock(before)));
        }
        text.add(on.say("bill.applied.undo"));
        return String.join("\n", text);
    }
}
