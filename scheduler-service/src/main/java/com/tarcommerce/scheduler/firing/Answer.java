package com.tarcommerce.scheduler.firing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a call. Reasons are ours: no text of the target's. */
sealed interface Answer {

    record Accepted() implements Answer {
    }

    /** The target said no: counts against the limit. */
    record Rejected(String reason, @Nullable Instant notBefore) implements Answer {
    }

    /** The target is away or busy: repeated for days. */
    record Unavailable(String reason, @Nullable Instant notBefore) implements Answer {
    }
}
