package com.tarcommerce.gateway.commerce;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An item, order, cart or customer of a shop.
 *
 * @param quantity    in the item's unit, at most three decimals
 * @param amount      paise: an item's unit price, an order's or cart's total
 * @param data        a JSON object
 * @param version     grows with every change, whoever made it
 * @param paidVersion the version at which an order last became paid; 0 if it never did
 */
public record Node(String tenant, NodeKind kind, String id, String name, String status, BigDecimal quantity,
        long amount, String data, long version, long paidVersion, Instant createdAt, Instant updatedAt) {

    public Node withName(String newName) {
        return new Node(tenant, kind, id, newName, status, quantity, amount, data, version, paidVersion, createdAt,
                updatedAt);
    }

    public Node withStatus(String newStatus) {
        return new Node(tenant, kind, id, name, newStatus, quantity, amount, data, version, paidVersion, createdAt,
                updatedAt);
    }

    public Node withQuantity(BigDecimal newQuantity) {
        return new Node(tenant, kind, id, name, status, newQuantity, amount, data, version, paidVersion, createdAt,
                updatedAt);
    }

    public Node withAmount(long newAmount) {
        return new Node(tenant, kind, id, name, status, quantity, newAmount, data, version, paidVersion, createdAt,
                updatedAt);
    }

    Node withPaidVersion(long newPaidVersion) {
        return new Node(tenant, kind, id, name, status, quantity, amount, data, version, newPaidVersion, createdAt,
                updatedAt);
    }

    public Node withData(String newData) {
        return new Node(tenant, kind, id, name, status, quantity, amount, newData, version, paidVersion, createdAt,
                updatedAt);
    }
}
