package com.tarcommerce.gateway.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one claimed row. */
sealed interface Outcome {

    /** The effects are accepted: the row goes. */
    record Done() implements Outcome {
    }

    /** There is nobody to tell, or nothing to say any more: the row goes, and the audit says why. */
    record Dropped(PostedEvent event, String reason) implements Outcome {
    }

    /** The target is away or busy, which is not held against the row. */
    record Unreached(String reason, @Nullable Duration retryAfter) implements Outcome {
    }

    /** The target answered no, which counts. */
    record Refused(String reason, @Nullable Duration retryAfter) implements Outcome {
    }

    /** Trying again can't help. */
    record Hopeless(String reason) implements Outcome {
    }

    /** Another queue's business. */
    record Moved(String queue) implements Outcome {
    }

    /** Not tried, since an older row of its lane has to go first. */
    record Behind() implements Outcome {
    }
}
