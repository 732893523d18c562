package com.tarcommerce.common.contract.alarm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of an occurrence whose first call is late by more than a minute, as after an outage. */
public enum Misfire {
    /** It is called at once. */
    ONCE,
    /** It is not called: a recurring alarm waits for its next occurrence, any other becomes a dead letter. */
    SKIP,
    /** It is called at some moment of the next five minutes, so that a herd does not come all at once. */
    SPREAD;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
