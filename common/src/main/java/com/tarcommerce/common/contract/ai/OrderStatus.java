package com.tarcommerce.common.contract.ai;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The statuses that an order passes through; {@code pending} is where it starts and can't be asked for. */
public enum OrderStatus {
    PENDING, PAID, PACKED, SHIPPED, DELIVERED, CANCELLED, REFUNDED;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no status has this name */
    @JsonCreator
    public static OrderStatus fromWire(String wire) {
        return find(wire).orElseThrow(() -> new IllegalArgumentException("no order status is called '" + wire + "'"));
    }

    public static Optional<OrderStatus> find(String wire) {
        for (var status : values()) {
            if (status.wire().equals(wire)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
