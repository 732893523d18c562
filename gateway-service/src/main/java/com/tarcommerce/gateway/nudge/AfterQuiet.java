package com.tarcommerce.gateway.nudge;

import com.tarcommerce.common.signature.Sha256;
import com.tarcommerce.gateway.commerce.Node;
import java.time.Duration;
import java.time.Instant;

/**
 * When a cart is looked at that waited for quiet hours to end: each at a moment of its own in the minutes after it, for
 * those of all shops end at once, and that is when most reminders are due, which come on time.
 */
public final class AfterQuiet {
    private static final Duration SPREAD_OVER = Duration.ofMinutes(5);
    private static final int HEX = 16;
    private static final int DIGITS = 8;

    private AfterQuiet() {
    }

    public static Instant momentOf(Node cart, Instant end) {
        var hash = Long.parseLong(Sha256.hex(cart.tenant() + "|" + cart.id()).substring(0, DIGITS), HEX);
        return end.plusMillis(hash % SPREAD_OVER.toMillis());
    }
}
