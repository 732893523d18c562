package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.NewNode;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Opens and changes carts for programs. */
@Component
class CartDesk {
    private static final String NAME = "customer";

    private final Carts carts;
    private final NodeStore nodes;
    private final Edits edits;

    CartDesk(Carts carts, NodeStore nodes, Edits edits) {
        this.carts = carts;
        this.nodes = nodes;
        this.edits = edits;
    }

    Node place(Caller caller, Bodies.NewCart body) {
        Lines.exactlyOneOf(body.lines(), body.amount());
        var data = data(caller, body);
        if (body.lines() != null) {
            return Lines.placed(carts.open(caller.tenant(), Lines.requests(body.lines()), data)).node();
        }
        var cart = new NewNode("", Carts.OPEN, BigDecimal.ZERO, Objects.requireNonNull(body.amount()), data.json());
        return nodes.insert(caller.tenant(), NodeKind.CART, nodes.nextId(caller.tenant(), NodeKind.CART), cart);
    }

    private NodeData data(Caller caller, Bodies.NewCart body) {
        var data = NodeData.parse(Lines.data(withoutId(body.data())));
        if (body.customer() != null) {
            data = data.with(NAME, body.customer());
        }
        return body.customerId() == null ? data : of(customer(caller, body.customerId()), data);
    }

    /** A null takes the customer away. */
    private static @Nullable Map<String, @Nullable Object> withoutId(@Nullable Map<String, @Nullable Object> data) {
        if (data != null && data.get(Carts.CUSTOMER_ID) != null) {
            throw ProblemException.malformed("data.customer_id is Tar's own: send customerId instead.");
        }
        return data;
    }

    /** The cart tells the customer's name unless it has one of its own. */
    private static NodeData of(Node customer, NodeData cart) {
        var data = cart.with(Carts.CUSTOMER_ID, customer.id());
        return data.text(NAME) == null ? data.with(NAME, customer.name()) : data;
    }

    private Node customer(Caller caller, String id) {
        return nodes.find(caller.tenant(), NodeKind.CUSTOMER, id)
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "unknown-customer",
                        "customerId names no customer of this shop: POST the customer first."));
    }

    Writes.Change change(Caller caller, String id, @Nullable String ifMatch, Bodies.CartChange body) {
        if (body.lines() != null && body.amount() != null) {
            throw ProblemException.malformed("Give either lines (the amount is computed) or amount, not both.");
        }
        var customer = body.customerId() == null ? null : customer(caller, body.customerId());
        var edited = edits.change(caller, NodeKind.CART, id, ifMatch, cart -> {
            var merged = cart.withStatus(Objects.requireNonNullElse(body.status(), cart.status()))
                    .withAmount(Objects.requireNonNullElse(body.amount(), cart.amount()))
                    .withData(Lines.merge(cart, withoutId(body.data())));
            return customer == null ? merged : merged.withData(of(customer, NodeData.of(merged)).json());
        });
        return body.lines() == null
                ? edited
                : new Writes.Change(edited.before(),
                        Lines.placed(carts.refill(edited.after(), Lines.requests(body.lines()))).node());
    }
}
