package com.tarcommerce.gateway.api;

import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item, order, cart or customer as programs see it.
 *
 * @param quantity an item's stock in its unit
 * @param amount   paise: an item's unit price, an order's or cart's total
 * @param data     whatever else is kept with it: {@code unit} and {@code low} of an item, {@code lines} and
 *                 {@code customer} of an order
 * @param version  the ETag without its quotes
 */
record NodeView(String id, String kind, String name, String status, BigDecimal quantity, long amount,
        Map<String, @Nullable Object> data,
        long version, Instant createdAt, Instant updatedAt) {

    static NodeView of(Node node) {
        return new NodeView(node.id(), node.kind().wire(), node.name(), node.status(), node.quantity(), node.amount(),
                NodeData.of(node).fields(), node.version(), node.createdAt(), node.updatedAt());
    }

    String etag() {
        return "\"" + version + "\"";
    }
}
