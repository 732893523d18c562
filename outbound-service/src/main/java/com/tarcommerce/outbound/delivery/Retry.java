package com.tarcommerce.outbound.delivery;

import java.time.Instant;

/**
 * When a message is tried again, and why.
 *
 * @param counted   whether the try that failed used up one of those allowed
 * @param unknown   whether it may have been sent nevertheless
 * @param heldSince since when the message keeps its room waiting, or has been tried
 * @param aside     whether it stands aside until then
 */
record Retry(Instant at, boolean counted, boolean unknown, Instant heldSince, String reason, boolean aside) {

    Retry aside(Instant until) {
        return new Retry(until, counted, unknown, heldSince, reason, true);
    }
}
