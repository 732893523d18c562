package com.tarcommerce.gateway.intake;

import java.time.Instant;

/** A parked update: what stopped it, and nothing of what it says. */
record DeadLetter(String id, String channel, String account, String updateId, String error, int attempts,
        Instant receivedAt, Instant parkedAt) {
}
