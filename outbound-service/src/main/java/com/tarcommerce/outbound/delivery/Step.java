package com.tarcommerce.outbound.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a lane does after it has looked at its first message. */
sealed interface Step {

    /** The message is out of the way: {@code sent}, or not to be sent. */
    record Next(boolean sent) implements Step {
    }

    /** A part of it is out; the next one needs a turn of its own. */
    record More() implements Step {
    }

    /** The message stands aside until then; the lane goes on. */
    record StoodAside(Instant until, boolean doubtful) implements Step {
    }

    /**
     * The lane waits until then.
     *
     * @param heldSince since when this message keeps it waiting; null if it has not failed yet
     * @param orOn      what is reason to try at once
     */
    record Hold(Instant until, @Nullable Instant heldSince, Cue orOn) implements Step {
    }

    /** What a lane may wait for besides a moment. */
    enum Cue {
        NOTHING,
        /** The channel's next success. */
        ANSWER,
        /** The person's next word: before it, nothing may be said to them. */
        WORD
    }
}
