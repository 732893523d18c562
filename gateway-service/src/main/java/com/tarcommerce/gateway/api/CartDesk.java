package com.tarcommerce.gateway.api;

import com.tarcommerce.common.problem.ProblemException;
import com.tarcommerce.gateway.commerce.Carts;
import com.tarcommerce.gateway.commerce.NewNode;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.commerce.NodeKind;
import com.tarcommerce.gateway.commerce.NodeStore;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens and changes carts for programs. */
@Component
class CartDesk {
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
        if (body.lines() == null) {
            return insert(caller, body);
        }
        var cart = Lines.placed(carts.open(caller.tenant(), Lines.requests(body.lines()), body.customer())).node();
        return body.data() == null
                ? cart
                : edits.change(caller, NodeKind.CART, cart.id(), null,
                        node -> node.withData(Lines.merge(node, body.data()))).after();
    }

    private Node insert(Caller caller, Bodies.NewCart body) {
        var data = NodeData.parse(Lines.data(body.data()));
        var cart = new NewNode("", Carts.OPEN, BigDecimal.ZERO, Objects.requireNonNull(body.amount()),
                (body.customer() == null ? data : data.with("customer", body.customer())).json());
        return nodes.insert(caller.tenant(), NodeKind.CART, nodes.nextId(caller.tenant(), NodeKind.CART), cart);
    }

    Writes.Change change(Caller caller, String id, @Nullable String ifMatch, Bodies.CartChange body) {
        if (body.lines() != null && body.amount() != null) {
            throw ProblemException.malformed("Give either lines (the amount is computed) or amount, not both.");
        }
        var edited = edits.change(caller, NodeKind.CART, id, ifMatch,
                cart -> cart.withStatus(Objects.requireNonNullElse(body.status(), cart.status()))
                        .withAmount(Objects.requireNonNullElse(body.amount(), cart.amount()))
                        .withData(Lines.merge(cart, body.data())));
        return body.lines() == null
                ? edited
                : new Writes.Change(edited.before(),
                        Lines.placed(carts.refill(edited.after(), Lines.requests(body.lines()))).node());
    }
}
