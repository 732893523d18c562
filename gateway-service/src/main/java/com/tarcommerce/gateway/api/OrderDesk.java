package com.tarcommerce.gateway.api;

import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.commerce.NewNode;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import com.tarcommerce.gateway.commerce.Orders;
import com.tarcommerce.gateway.commerce.StatusChange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Places and changes orders for programs, and turns what can't be done into problems. */
@Component
class OrderDesk {
    private final Orders orders;
    private final NodeStore nodes;
    private final Edits edits;

    OrderDesk(Orders orders, NodeStore nodes, Edits edits) {
        this.orders = orders;
        this.nodes = nodes;
        this.edits = edits;
    }

    Writes.Change place(Caller caller, Bodies.NewOrder body) {
        Lines.exactlyOneOf(body.lines(), body.amount());
        if (body.lines() == null) {
            return new Writes.Change(null, insert(caller, body));
        }
        var placed = Lines.placed(orders.place(caller.tenant(), Lines.requests(body.lines()), body.customer(),
                Boolean.TRUE.equals(body.allowShort())));
        var order = body.data() == null
                ? placed.node()
                : edits.change(caller, NodeKind.ORDER, placed.node().id(), null,
                        node -> node.withData(Lines.merge(node, body.data()))).after();
        var paid = OrderStatus.PAID.wire().equals(body.status()) ? setStatus(order, OrderStatus.PAID).after() : order;
        return new Writes.Change(null, paid, placed.moves());
    }

    private Node insert(Caller caller, Bodies.NewOrder body) {
        var data = NodeData.parse(Lines.data(body.data()));
        var order = new NewNode("", Objects.requireNonNullElse(body.status(), OrderStatus.PENDING.wire()),
                BigDecimal.ZERO, Objects.requireNonNull(body.amount()),
                (body.customer() == null ? data : data.with("customer", body.customer())).json());
        return nodes.insert(caller.tenant(), NodeKind.ORDER, nodes.nextId(caller.tenant(), NodeKind.ORDER), order);
    }

    Writes.Change change(Caller caller, String id, @Nullable String ifMatch, Bodies.OrderChange body) {
        var status = body.status() == null ? null : status(body.status());
        var edited = edits.change(caller, NodeKind.ORDER, id, ifMatch,
                order -> order.withData(Lines.merge(order, body.data())));
        if (status == null) {
            return edited;
        }
        var set = setStatus(edited.after(), status);
        return new Writes.Change(edited.before(), set.after(), set.moves());
    }

    private static OrderStatus status(String wire) {
        return OrderStatus.find(wire).orElseThrow(() -> ProblemException.malformed(
                "status must be one of pending, paid, packed, shipped, delivered, cancelled, refunded."));
    }

    private StatusChange.Changed setStatus(Node order, OrderStatus status) {
        return switch (orders.setStatus(order.tenant(), order.id(), status)) {
            case StatusChange.Changed changed -> changed;
            case StatusChange.Unchanged(var same) -> new StatusChange.Changed(same, same, List.of());
            case StatusChange.NotAllowed refused -> throw ProblemException.conflict("status-not-allowed",
                    "This order is " + refused.order().status() + " and can become "
                            + (refused.next().isEmpty() ? "nothing else." : names(refused) + "."));
            case StatusChange.Short _ -> throw new IllegalStateException("a change of status takes nothing from stock");
            case StatusChange.Missing _ -> throw ProblemException.notFound("This shop has no order of this id.");
        };
    }

    private static String names(StatusChange.NotAllowed refused) {
        return refused.next().stream().map(OrderStatus::wire).collect(Collectors.joining(", "));
    }
}
