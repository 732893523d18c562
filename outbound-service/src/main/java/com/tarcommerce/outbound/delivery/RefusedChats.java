package com.tarcommerce.outbound.delivery;

import java.util.HashSet;
import java.util.Set;

/**
 * Tells a bot that is to be slower from a chat that is: a platform's "too many requests" does not say which it means.
 * One chat that is refused says nothing about others; three different ones in a row, with no success between, do.
 */
final class RefusedChats {
    private static final int ENOUGH = 3;

    private final Set<String> inARow = new HashSet<>();

    /** Whether it is the bot that is meant. */
    synchronized boolean refused(String chat) {
        inARow.add(chat);
        return inARow.size() >= ENOUGH;
    }

    synchronized void answered() {
        inARow.clear();
    }
}
