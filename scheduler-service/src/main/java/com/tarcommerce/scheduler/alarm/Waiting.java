package com.tarcommerce.scheduler.alarm;

import java.time.Instant;
import java.util.Comparator;

/**
 * One occurrence that waits for its call, as small as the memory wants it; the row holds the rest.
 *
 * @param id          of the row
 * @param generation  the id of the row that the key's PUT made
 * @param scheduledAt the occurrence
 * @param nextAt      when it is called; in the row as well, so that what is out of date is noticed
 * @param target      the origin that is called; empty for the gateway
 */
public record Waiting(long id, AlarmKey key, long generation, Instant scheduledAt, Instant nextAt, String target) {

    /** Earliest first; no two are equal in it. */
    public static final Comparator<Waiting> ORDER = Comparator.comparing(Waiting::nextAt)
            .thenComparingLong(Waiting::id);

    /** The same for every attempt at this occurrence, and for no other occurrence. */
    public String webhookId() {
        return webhookId(generation, scheduledAt);
    }

    static String webhookId(long generation, Instant scheduledAt) {
        return "alm_" + generation + "_" + scheduledAt.toEpochMilli();
    }
}
