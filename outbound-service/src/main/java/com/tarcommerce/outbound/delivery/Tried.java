package com.tarcommerce.outbound.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of a turn.
 *
 * @param pausedUntil the platform asked to be left alone until then; null if it did not
 * @param counts      whether something of the budgets is used up
 */
record Tried(Step step, Platform platform, @Nullable Instant pausedUntil, boolean counts) {

    Tried(Step step, Platform platform, @Nullable Instant pausedUntil) {
        this(step, platform, pausedUntil, platform != Platform.NOT_CALLED);
    }

    /** What the turn told about the platform itself. */
    enum Platform {
        /** It was not called, or for too short a time. */
        NOT_CALLED,
        /** It answered, be it with a refusal. */
        THERE,
        /** No connection, no answer, or one that says that it is out of order. */
        AWAY
    }

    static Tried notCalled(Step step) {
        return new Tried(step, Platform.NOT_CALLED, null);
    }

    /** The same of a call that uses up nothing. */
    Tried free() {
        return new Tried(step, platform, pausedUntil, false);
    }
}
