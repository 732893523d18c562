package com.tarcommerce.gateway.commerce;

import com.tarcommerce.common.contract.ai.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done to orders; inside the caller's transaction. An order takes its lines from stock when it is placed
 * ({@code data.taken}) and gives them back when it is cancelled or refunded; being paid moves nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Orders {
    private static final String TAKEN = "taken";

    private final NodeStore nodes;
    private final Shelf shelf;

    Orders(NodeStore nodes, Shelf shelf) {
        this.nodes = nodes;
        this.shelf = shelf;
    }

    /** @param evenIfShort take what is not there too: the stock goes below zero */
    public Placement place(String tenant, List<LineRequest> wanted, @Nullable String customer, boolean evenIfShort) {
        return switch (shelf.price(tenant, wanted)) {
            case Shelf.Priced.UnknownItem(var name) -> new Placement.UnknownItem(name);
            case Shelf.Priced.TooLarge _ -> new Placement.TooLarge();
            case Shelf.Priced.Lines priced -> {
                var missing = evenIfShort ? null : shelf.firstShort(tenant, priced.lines()).orElse(null);
                yield missing == null ? placed(tenant, priced, customer) : isShort(tenant, missing);
            }
        };
    }

    private Placement placed(String tenant, Shelf.Priced.Lines priced, @Nullable String customer) {
        var taken = shelf.take(tenant, priced.lines());
        var data = NodeData.EMPTY.with("lines", priced.lines()).with(TAKEN, true);
        if (customer != null) {
            data = data.with("customer", customer);
        }
        var order = new NewNode("", OrderStatus.PENDING.wire(), BigDecimal.ZERO, priced.total(), data.json());
        return new Placement.Placed(
                nodes.insert(tenant, NodeKind.ORDER, nodes.nextId(tenant, NodeKind.ORDER), order), taken);
    }

    private Placement isShort(String tenant, NodeData.Line line) {
        return nodes.find(tenant, NodeKind.ITEM, line.item())
                .<Placement>map(item -> new Placement.Short(item, line.quantity()))
                .orElseGet(() -> new Placement.UnknownItem(line.name()));
    }

    public StatusChange setStatus(String tenant, String id, OrderStatus status) {
        var order = nodes.find(tenant, NodeKind.ORDER, id).orElse(null);
        if (order == null) {
            return new StatusChange.Missing(id);
        }
        if (order.status().equals(status.wire()) || (status == OrderStatus.PAID && OrderRules.isPaid(order))) {
            return new StatusChange.Unchanged(order);
        }
        var next = OrderRules.next(order);
        return next.contains(status) ? change(order, status) : new StatusChange.NotAllowed(order, next);
    }

    private StatusChange change(Node order, OrderStatus status) {
        var changed = order.withStatus(status.wire());
        if (OrderRules.isGoods(status)) {
            changed = changed.withData(NodeData.of(order).with(OrderRules.GOODS, status.wire()).json());
        }
        var moves = List.<StockMove>of();
        if (OrderRules.givesBack(status) && NodeData.of(order).flag(TAKEN)) {
            moves = shelf.giveBack(order.tenant(), NodeData.of(order).lines());
            changed = changed.withData(NodeData.of(changed).with(TAKEN, false).json());
        }
        return new StatusChange.Changed(order, Updates.apply(nodes, changed), moves);
    }

    /** Makes an order what it was before, its stock too: what was given back is taken again if it is there. */
    public StatusChange restore(Node before, Node current) {
        var lines = NodeData.of(before).lines();
        var moves = List.<StockMove>of();
        var takeAgain = NodeData.of(before).flag(TAKEN) && !NodeData.of(current).flag(TAKEN);
        if (takeAgain) {
            var missing = shelf.firstShort(before.tenant(), lines);
            if (missing.isPresent()) {
                return nodes.find(before.tenant(), NodeKind.ITEM, missing.get().item())
                        .<StatusChange>map(item -> new StatusChange.Short(item, missing.get().quantity()))
                        .orElseGet(() -> new StatusChange.Missing(missing.get().name()));
            }
            moves = shelf.take(before.tenant(), lines);
        }
        var restored = current.withStatus(before.status()).withData(before.data()).withAmount(before.amount())
                .withPaidVersion(before.paidVersion());
        return new StatusChange.Changed(current, Updates.apply(nodes, restored), moves);
    }
}
