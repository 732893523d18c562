package com.tarcommerce.gateway.commerce;

import java.util.Locale;

/** What a node is. */
public enum NodeKind {
    ITEM, ORDER, CART, CUSTOMER;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static NodeKind fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
