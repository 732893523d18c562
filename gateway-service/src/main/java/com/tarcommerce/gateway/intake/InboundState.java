package com.tarcommerce.gateway.intake;

import java.util.Locale;

/** received → applied (the change is made, the reply decided) → answered; or parked, for a person to look at. */
enum InboundState {
    RECEIVED, APPLIED, ANSWERED, PARKED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InboundState fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
