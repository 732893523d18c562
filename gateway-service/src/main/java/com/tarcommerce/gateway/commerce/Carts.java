package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done to carts. A cart holds lines like an order, and takes nothing from stock. */
@Component
public class Carts {
    public static final String OPEN = "open";
    public static final String PAID = "paid";
    /** In a cart's data: the id of the customer that it is of. */
    public static final String CUSTOMER_ID = "customer_id";
    /** What a cart's status is once it waits for nobody. */
    public static final Set<String> SETTLED = Set.of(PAID, "ordered", "cancelled");

    private final NodeStore nodes;
    private final Shelf shelf;

    Carts(NodeStore nodes, Shelf shelf) {
        this.nodes = nodes;
        this.shelf = shelf;
    }

    /** Whether it is still waiting for its customer: neither paid, nor turned into an order, nor cancelled. */
    public static boolean isUnpaid(Node cart) {
        return !SETTLED.contains(cart.status());
    }

    public Placement open(String tenant, List<LineRequest> wanted, @Nullable String customer) {
        return open(tenant, wanted, customer == null ? NodeData.EMPTY : NodeData.EMPTY.with("customer", customer));
    }

    /** @param data what it holds beside its lines */
    public Placement open(String tenant, List<LineRequest> wanted, NodeData data) {
        return switch (shelf.price(tenant, wanted)) {
            case Shelf.Priced.UnknownItem(var name) -> new Placement.UnknownItem(name);
            case Shelf.Priced.TooLarge _ -> new Placement.TooLarge();
            case Shelf.Priced.Lines priced -> {
                var cart = new NewNode("", OPEN, BigDecimal.ZERO, priced.total(),
                        data.with("lines", priced.lines()).json());
                yield new Placement.Placed(
                        nodes.insert(tenant, NodeKind.CART, nodes.nextId(tenant, NodeKind.CART), cart), List.of());
            }
        };
    }

    /** Makes the cart hold these lines and no others. */
    public Placement refill(Node cart, List<LineRequest> wanted) {
        return switch (shelf.price(cart.tenant(), wanted)) {
            case Shelf.Priced.UnknownItem(var name) -> new Placement.UnknownItem(name);
            case Shelf.Priced.TooLarge _ -> new Placement.TooLarge();
            case Shelf.Priced.Lines priced -> new Placement.Placed(
                    Updates.apply(nodes, cart.withAmount(priced.total())
                            .withData(NodeData.of(cart).with("lines", priced.lines()).json())),
                    List.of());
        };
    }

    /** Unpaid carts that nobody touched after that moment, latest first. */
    public List<Node> abandonedSince(String tenant, Instant untouchedSince, int limit) {
        return nodes.unpaidCarts(tenant, untouchedSince, limit);
    }
}
