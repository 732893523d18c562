package com.tarcommerce.gateway.commerce;

import java.util.Locale;

/** What a node is. */
public enum NodeKind {
    ITEM, ORDER, CART, CUSTOMER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where its numbers begin: orders at 1001, so that an order number is not mistaken for a count. */
    long firstNumber() {
        return this == ORDER ? 1001 : 1;
    }

    public static NodeKind fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
