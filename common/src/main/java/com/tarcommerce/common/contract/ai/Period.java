package com.tarcommerce.common.contract.ai;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** A span of calendar days in the shop's zone; weeks begin on Monday. */
public enum Period {
    TODAY, YESTERDAY, THIS_WEEK, LAST_WEEK, THIS_MONTH, LAST_MONTH;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no period has this name */
    @JsonCreator
    public static Period fromWire(String wire) {
        return find(wire).orElseThrow(() -> new IllegalArgumentException("no period is called '" + wire + "'"));
    }

    public static Optional<Period> find(String wire) {
        for (var period : values()) {
            if (period.wire().equals(wire)) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }
}
