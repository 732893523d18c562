package com.tarcommerce.common.contract.ai;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an answer is {@code unknown} or asks back. */
public enum Reason {
    SEVERAL_COMMANDS, AMBIGUOUS_ITEM, MISSING_SLOT, LOW_CONFIDENCE, OUT_OF_SCOPE;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
