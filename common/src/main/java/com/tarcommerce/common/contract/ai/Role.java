package com.tarcommerce.common.contract.ai;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What a room is for. What each role may do is decided by the gateway, never by a model. */
public enum Role {
    INVENTORY, ORDERS, FINANCE, MARKETING, GENERAL;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no role has this name */
    @JsonCreator
    public static Role fromWire(String wire) {
        return find(wire).orElseThrow(() -> new IllegalArgumentException("no role is called '" + wire + "'"));
    }

    /** Reads a role as people write it: any case, with or without a leading {@code #}. */
    public static Optional<Role> find(String text) {
        var bare = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^#", "");
        for (var role : values()) {
            if (role.wire().equals(bare)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
