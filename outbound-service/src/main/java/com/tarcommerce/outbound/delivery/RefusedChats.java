package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Tried.Platform;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells a bot that is to be slower from a chat that is: a platform's "too many requests" does not say which it means.
 * One chat that is refused says nothing about others; three different ones in a row, with no success between, do.
 */
final class RefusedChats {
    private static final int ENOUGH = 3;

    private final Set<String> inARow = new HashSet<>();

    /** Whether the platform means the whole bot when it asks to be left alone. */
    synchronized boolean mean(Turn turn, Tried tried) {
        if (tried.pausedUntil() != null) {
            inARow.add(turn.lane().room().chat().key());
            return inARow.size() >= ENOUGH;
        }
        if (tried.platform() == Platform.THERE) {
            inARow.clear();
        }
        return false;
    }
}
