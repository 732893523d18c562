package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.gateway.audit.ChangeHistory;
import com.tarcommerce.gateway.audit.ChangeHistory.PastChange;
import com.tarcommerce.gateway.command.Outcome.Declined;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.commerce.Orders;
import com.tarcommerce.gateway.commerce.StatusChange;
import com.tarcommerce.gateway.commerce.StockMove;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a node what it was before a change, if it still is what the change made it. */
@Component
class TakeBack {
    private final NodeStore nodes;
    private final Orders orders;
    private final WhoChanged who;

    TakeBack(NodeStore nodes, Orders orders, WhoChanged who) {
        this.nodes = nodes;
        this.orders = orders;
        this.who = who;
    }

    /** Changes to items that were made together: none is taken back if one can't be. */
    Outcome takeAllBack(Occasion on, List<PastChange> changes) {
        for (var change : changes) {
            var blocked = change.after() == null
                    ? Optional.of(nothingThere(on, change.nodeId()))
                    : blocked(on, change, NodeJson.read(change.after()));
            if (blocked.isPresent()) {
                return blocked.get();
            }
        }
        var undone = changes.stream().map(change -> takeBack(on, change)).map(Outcome.Changed.class::cast)
                .flatMap(outcome -> outcome.changes().stream()).toList();
        var now = undone.stream().map(change -> state(on, change.node())).collect(Collectors.joining("\n"));
        return new Outcome.Changed(on.say("undo.done", now), undone);
    }

    private Optional<Outcome> blocked(Occasion on, PastChange change, Node after) {
        var current = nodes.find(on.shop(), after.kind(), after.id());
        if (current.isEmpty()) {
            return Optional.of(nothingThere(on, name(after)));
        }
        return current.get().version() == after.version()
                ? Optional.empty()
                : Optional.of(new Declined(on.say("undo.changed-since", name(current.get()), who.since(on, change),
                        state(on, current.get())), "changed_since"));
    }

    Outcome takeBack(Occasion on, PastChange change) {
        var before = change.before() == null ? null : NodeJson.read(change.before());
        var after = change.after() == null ? null : NodeJson.read(change.after());
        if (after == null) {
            return before == null ? nothingThere(on, change.nodeId()) : bringBack(on, change, before);
        }
        var blocked = blocked(on, change, after);
        if (blocked.isPresent()) {
            return blocked.get();
        }
        var current = nodes.find(on.shop(), after.kind(), after.id()).orElseThrow();
        return after.kind() == NodeKind.ORDER
                ? order(on, change, before, current)
                : item(on, change, before, current);
    }

    private Outcome item(Occasion on, PastChange change, @Nullable Node before, Node current) {
        if (before == null) {
            nodes.delete(current);
            return done(on, on.say("undo.item-removed", current.name()), undone(change, current, null));
        }
        var restored = nodes.update(current.withName(before.name()).withStatus(before.status())
                .withQuantity(before.quantity()).withAmount(before.amount()).withData(before.data())).orElseThrow();
        return done(on, state(on, restored), undone(change, current, restored));
    }

    private Outcome bringBack(Occasion on, PastChange change, Node removed) {
        if (nodes.itemNamed(on.shop(), removed.name()).isPresent()
                || nodes.find(on.shop(), removed.kind(), removed.id()).isPresent()) {
            return new Declined(on.say("undo.name-taken", removed.name()), "name_taken");
        }
        var back = nodes.reinsert(removed);
        return done(on, on.say("undo.item-back", back.name(), Said.stock(back), on.money(back.amount())),
                undone(change, null, back));
    }

    /** An order that was placed can't be unplaced: it is cancelled, and gives back what it took. */
    private Outcome order(Occasion on, PastChange change, @Nullable Node before, Node current) {
        var result = before == null
                ? orders.setStatus(on.shop(), current.id(), OrderStatus.CANCELLED)
                : orders.restore(before, current);
        return switch (result) {
            case StatusChange.Changed(var was, var is, var moves) -> orderDone(on, undone(change, was, is), moves);
            case StatusChange.Short(var item, var wanted) -> new Declined(on.say("undo.short", item.name(),
                    Said.stock(item), Said.quantity(item, wanted)), "out_of_stock");
            case StatusChange.Missing(var gone) -> nothingThere(on, gone);
            case StatusChange.Unchanged _,StatusChange.NotAllowed _ ->
                new Declined(on.say("undo.changed-since", name(current), who.since(on, change), state(on, current)),
                        "changed_since");
        };
    }

    /** What the stock lost or got back by it belongs to the order, and is no change of its own to be undone. */
    private static Outcome orderDone(Occasion on, NodeChange order, List<StockMove> moves) {
        var stock = moves.stream().map(move -> NodeChange.ofOrder(order.node(), move));
        return new Outcome.Changed(on.say("undo.done", state(on, order.node())),
                Stream.concat(Stream.of(order), stock).toList());
    }

    private static Outcome done(Occasion on, String now, NodeChange change) {
        return new Outcome.Changed(on.say("undo.done", now), List.of(change));
    }

    private static NodeChange undone(PastChange change, @Nullable Node before, @Nullable Node after) {
        return new NodeChange(before, after, ChangeHistory.undid(change));
    }

    private static Outcome nothingThere(Occasion on, String what) {
        return new Declined(on.say("undo.gone", what), "gone");
    }

    private static String state(Occasion on, Node node) {
        if (node.kind() == NodeKind.CART) {
            return on.say("undo.cart-is", node.id(), node.status());
        }
        return node.kind() == NodeKind.ORDER
                ? on.say("undo.order-is", node.id(), on.say("status." + Said.statusOf(node)))
                : on.say("undo.item-is", node.name(), Said.stock(node), on.money(node.amount()));
    }

    private static String name(Node node) {
        return node.name().isBlank() ? node.id() : node.name();
    }
}
