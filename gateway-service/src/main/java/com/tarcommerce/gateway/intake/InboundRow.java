package com.tarcommerce.gateway.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A kept update and how far it has come. */
record InboundRow(long id, String channel, String account, String body, InboundState state, @Nullable String reply,
        Instant receivedAt) {
}
