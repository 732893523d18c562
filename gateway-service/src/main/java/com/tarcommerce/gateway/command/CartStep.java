package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.IntentName;
import java.util.Locale;

/** What can be done about an unpaid cart by a button. */
enum CartStep {
    /** Writes to the customer. */
    SEND(IntentName.NUDGE_CART),
    /** Marks it as paid. */
    PAID(IntentName.UPDATE_ORDER_STATUS),
    /** Comes back to it tomorrow. */
    LATER(IntentName.NUDGE_CART),
    /** Does not come back to it. */
    NEVER(IntentName.NUDGE_CART);

    private final IntentName needed;

    CartStep(IntentName needed) {
        this.needed = needed;
    }

    /** The right that it takes. */
    IntentName needed() {
        return needed;
    }

    /** The key of what stands on its button. */
    String label() {
        return "cart.step." + wire();
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CartStep fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
