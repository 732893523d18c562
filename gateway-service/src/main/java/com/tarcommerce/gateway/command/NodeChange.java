package com.tarcommerce.gateway.command;

import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.StockMove;
import org.jspecify.annotations.Nullable;

/**
 * What a command did to a node: absent before it was made, absent after it was removed.
 *
 * @param reason as the audit keeps it: {@code allowed}, or what this change belongs to
 */
record NodeChange(@Nullable Node before, @Nullable Node after, String reason) {

    static NodeChange of(@Nullable Node before, @Nullable Node after) {
        return new NodeChange(before, after, "allowed");
    }

    /** What an order took from an item or gave back to it; undo goes by the order. */
    static NodeChange ofOrder(Node order, StockMove move) {
        return new NodeChange(move.before(), move.after(), "order " + order.id());
    }

    Node node() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException("a change has a node before it, after it, or both");
    }
}
