package com.tarcommerce.gateway.command;

import java.util.Locale;

/** What an intent may lack. */
enum Slot {
    ITEM, NEW_ITEM, QUANTITY, ORDER_QUANTITY, DELTA, PRICE, ORDER, STATUS, PERIOD, CART;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Slot fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
