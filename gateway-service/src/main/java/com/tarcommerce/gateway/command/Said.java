package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.OrderStatus;
import com.tarcommerce.gateway.commerce.Items;
import com.tarcommerce.gateway.commerce.Node;
import com.tarcommerce.gateway.commerce.NodeData;
import com.tarcommerce.gateway.wording.Amounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** Counts, lines and moments as they stand in answers. */
final class Said {

    private Said() {
    }

    /** {@code 12 pkt}, or {@code 12} for an item whose unit nobody told. */
    static String quantity(Node item, BigDecimal quantity) {
        var unit = Items.unitOf(item);
        return Amounts.count(quantity) + (unit.isBlank() ? "" : " " + unit);
    }

    static String stock(Node item) {
        return quantity(item, item.quantity());
    }

    /** {@code 2 × Milk, 1 × Bread}; empty for an order or a cart whose lines nobody told. */
    static String lines(Node node) {
        return NodeData.of(node).lines().stream().map(line -> Amounts.count(line.quantity()) + " × " + line.name())
                .collect(Collectors.joining(", "));
    }

    /** A status of another writer's making counts as pending, as it does for what the order may become. */
    static String statusOf(Node order) {
        return OrderStatus.find(order.status()).orElse(OrderStatus.PENDING).wire();
    }

    /** {@code 25 Nov, 14:30} in the shop's zone and the conversation's language. */
    static String moment(Occasion on, Instant moment) {
        return DateTimeFormatter.ofPattern("d MMM, HH:mm", on.voice().language()).withZone(on.tenant().zone())
                .format(moment);
    }
}
