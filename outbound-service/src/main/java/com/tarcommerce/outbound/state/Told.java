package com.tarcommerce.outbound.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of telling. Reasons are ours: no text of the other side's. */
sealed interface Told {

    record Heard() implements Told {
    }

    /**
     * @param counts    whether it uses up a try: the other side said no, rather than being away
     * @param notBefore what it asked for
     */
    record Failed(boolean counts, String reason, @Nullable Instant notBefore) implements Told {
    }
}
