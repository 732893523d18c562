package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What can be done to items, each by the item's name; inside the caller's transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Items {
    private final NodeStore nodes;

    Items(NodeStore nodes) {
        this.nodes = nodes;
    }

    public Change setStock(String tenant, String name, BigDecimal quantity) {
        return change(tenant, name, item -> item.withQuantity(quantity));
    }

    /** Adds to the stock, or takes from it what is there: it never goes below zero by this. */
    public Change adjustStock(String tenant, String name, BigDecimal delta) {
        var item = nodes.itemNamed(tenant, name);
        if (item.isEmpty()) {
            return new Change.Missing(name);
        }
        var left = item.get().quantity().add(delta);
        if (delta.signum() < 0 && left.signum() < 0) {
            return new Change.Short(item.get(), delta.negate());
        }
        return write(item.get(), item.get().withQuantity(left));
    }

    /** @param price paise */
    public Change setPrice(String tenant, String name, long price) {
        return change(tenant, name, item -> item.withAmount(price));
    }

    /**
     * @param price paise
     * @param unit  what its quantity counts, e.g. {@code kg}
     */
    public Change add(String tenant, String name, long price, BigDecimal quantity, @Nullable String unit) {
        var taken = nodes.itemNamed(tenant, name);
        if (taken.isPresent()) {
            return new Change.NameTaken(taken.get());
        }
        var data = unit == null ? NodeData.EMPTY : NodeData.EMPTY.with("unit", unit);
        var item = new NewNode(name.strip(), "", quantity, price, data.json());
        return new Change.Added(nodes.insert(tenant, NodeKind.ITEM, nodes.nextId(tenant, NodeKind.ITEM), item));
    }

    public Change remove(String tenant, String name) {
        var item = nodes.itemNamed(tenant, name);
        if (item.isEmpty()) {
            return new Change.Missing(name);
        }
        nodes.delete(item.get());
        return new Change.Removed(item.get());
    }

    private Change change(String tenant, String name, Function<Node, Node> edit) {
        var item = nodes.itemNamed(tenant, name);
        return item.isPresent() ? write(item.get(), edit.apply(item.get())) : new Change.Missing(name);
    }

    private Change write(Node before, Node edited) {
        if (before.quantity().compareTo(edited.quantity()) == 0 && before.amount() == edited.amount()) {
            return new Change.Unchanged(before);
        }
        return new Change.Changed(before, Updates.apply(nodes, edited));
    }

    /** What the item's quantity counts; empty if nobody said. */
    public static String unitOf(Node item) {
        return Objects.requireNonNullElse(NodeData.of(item).text("unit"), "");
    }
}
