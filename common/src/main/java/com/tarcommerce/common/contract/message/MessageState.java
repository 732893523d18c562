package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a message is on its way. */
public enum MessageState {
    ACCEPTED, SENT, CANCELLED, EXPIRED, DEAD;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
