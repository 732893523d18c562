package com.tarcommerce.gateway.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of one claimed row. */
sealed interface Outcome {

    /** Whether its target has answered well, so that what waits for that need not wait on. */
    default boolean reached() {
        return false;
    }

    /** The effects are accepted: the row goes. */
    record Done() implements Outcome {

        @Override
        public boolean reached() {
            return true;
        }
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

    /** Another queue's business, from now on or all along. */
    record Moved(String queue, boolean reached) implements Outcome {

        /** Those of the rows that are, each under the queue that it belongs to. */
        static Map<String, List<OutboxRow>> byQueue(Map<OutboxRow, Outcome> outcomes) {
            var rows = new HashMap<String, List<OutboxRow>>();
            outcomes.forEach((row, outcome) -> {
                if (outcome instanceof Moved(var queue, _)) {
                    rows.computeIfAbsent(queue, _ -> new ArrayList<>()).add(row);
                }
            });
            return rows;
        }
    }

    /** Not tried, since an older row of its lane has to go first. */
    record Behind() implements Outcome {
    }
}
