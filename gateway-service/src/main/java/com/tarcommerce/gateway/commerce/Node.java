package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An item, order, cart or customer of a shop.
 *
 * @param quantity in the item's unit, at most three decimals
 * @param amount   paise: an item's unit price, an order's or cart's total
 * @param data     a JSON object
 * @param version  grows with every change, whoever made it
 */
public record Node(String tenant, NodeKind kind, String id, String name, String status, BigDecimal quantity,
        long amount, String data, long version, long paidVersion, Instant createdAt, Instant updatedAt) {
}
