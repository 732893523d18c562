package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Replies go before alerts, alerts before broadcasts, when a budget is short; of one priority, order inside a room stays. */
public enum Priority {
    REPLY, ALERT, BROADCAST;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
