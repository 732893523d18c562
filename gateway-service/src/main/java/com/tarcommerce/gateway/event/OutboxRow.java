package com.tarcommerce.gateway.event;

import com.tarcommerce.common.partition.Hold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claimed row.
 *
 * @param trace    of the work whose transaction posted it; null if that had none
 * @param attempts attempts before this one, whatever came of them
 * @param refusals those that were answered and refused
 * @param giveUpAt when an unreachable target is no longer waited for
 * @param hold     of the queue's partition, under which it was claimed
 */
record OutboxRow(long seq, String id, String url, String body, String lane, @Nullable String trace,
        Instant createdAt, int attempts, int refusals, Instant giveUpAt, Hold hold) {
    /** What dealing with one is called in a trace. */
    static final String SPAN = "outbox event";
}
