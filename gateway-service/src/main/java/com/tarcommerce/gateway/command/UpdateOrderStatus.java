package com.tarcommerce.gateway.command;

import static java.util.Objects.requireNonNull;

import com.tarcommerce.common.contract.ai.Intent;
import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.gateway.command.Outcome.Declined;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.commerce.OrderRules;
import com.tarcommerce.gateway.commerce.Orders;
import com.tarcommerce.gateway.commerce.StatusChange;
import com.tarcommerce.gateway.commerce.StockMove;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes an order to its next status; cancelled and refunded after one confirmation. */
@Component
class UpdateOrderStatus implements Verb<Intent.UpdateOrderStatus> {
    private final Orders orders;
    private final NodeStore nodes;

    UpdateOrderStatus(Orders orders, NodeStore nodes) {
        this.orders = orders;
        this.nodes = nodes;
    }

    @Override
    public Class<Intent.UpdateOrderStatus> intent() {
        return Intent.UpdateOrderStatus.class;
    }

    @Override
    public Outcome act(Intent.UpdateOrderStatus intent, Occasion on) {
        var status = requireNonNull(intent.status());
        var id = requireNonNull(intent.orderId());
        var found = nodes.find(on.shop(), NodeKind.ORDER, id);
        if (found.isEmpty()) {
            return new Declined(on.say("order.unknown", id), "unknown_order");
        }
        if (status == OrderStatus.PENDING) {
            return new Declined(on.say("order.never-pending"), "illegal_status");
        }
        return askFirst(on, intent, found.get(), status).orElseGet(() -> set(on, found.get(), status));
    }

    private static Optional<Outcome> askFirst(Occasion on, Intent intent, Node order, OrderStatus status) {
        var needed = Nature.of(intent) == Nature.DESTROYS && !on.confirmed()
                && OrderRules.next(order).contains(status);
        if (!needed) {
            return Optional.empty();
        }
        var sure = on.say("order.cancel.sure", order.id(), lines(on, order), on.money(order.amount()),
                say(on, status));
        return Optional.of(Outcome.confirm(on,
                isTaken(order) ? sure + "\n" + on.say("order.gives-back") : sure, intent));
    }

    private Outcome set(Occasion on, Node order, OrderStatus status) {
        return switch (orders.setStatus(on.shop(), order.id(), status)) {
            case StatusChange.Changed(var before, var after, var moves) -> changed(on, before, after, moves);
            case StatusChange.Unchanged(var same) ->
                new Outcome.Told(on.say("order.unchanged", same.id(), status(on, status, same)));
            case StatusChange.NotAllowed(var now, var next) -> notAllowed(on, now, status, next);
            case StatusChange.Missing(var id) -> new Declined(on.say("order.unknown", id), "unknown_order");
            case StatusChange.Short _ -> throw new IllegalStateException("a new status takes nothing from stock");
        };
    }

    private Outcome changed(Occasion on, Node before, Node after, List<StockMove> moves) {
        var text = on.say("order.set", after.id(), say(on, after), say(on, before));
        var changes = new ArrayList<>(List.of(NodeChange.of(before, after)));
        if (!isTaken(before) || isTaken(after)) {
            return new Outcome.Changed(text, changes);
        }
        moves.forEach(move -> changes.add(NodeChange.ofOrder(after, move)));
        return new Outcome.Changed(text + "\n" + on.say("order.given-back", lines(on, after)), changes);
    }

    private static Outcome notAllowed(Occasion on, Node order, OrderStatus wanted, List<OrderStatus> next) {
        if (next.isEmpty()) {
            return new Declined(on.say("order.final", order.id(), say(on, order)), "illegal_status");
        }
        var possible = next.stream().map(status -> say(on, status)).collect(Collectors.joining(", "));
        return new Declined(on.say("order.not-allowed", order.id(), say(on, order), say(on, wanted), possible),
                "illegal_status");
    }

    /** A delivered order that is said to be paid, and was, is paid: not delivered once more. */
    private static String status(Occasion on, OrderStatus asked, Node order) {
        return asked == OrderStatus.PAID ? say(on, asked) : say(on, order);
    }

    private static boolean isTaken(Node order) {
        return NodeData.of(order).flag("taken");
    }

    private static String lines(Occasion on, Node order) {
        var lines = Said.lines(order);
        return lines.isEmpty() ? on.say("order.no-lines") : lines;
    }

    private static String say(Occasion on, Node order) {
        return on.say("status." + Said.statusOf(order));
    }

    private static String say(Occasion on, OrderStatus status) {
        return on.say("status." + status.wire());
    }
}
