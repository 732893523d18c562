package com.tarcommerce.scheduler.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an occurrence goes on. Every change is a compare-and-set on the row as it was read: empty or false means that the
 * alarm has been replaced or deleted since, and nothing was changed; empty also means that it is held. The changes are units of a commit group.
 */
public interface Occurrences {

    /**
     * The row, if it is still as it was when it was expected. Reads only.
     *
     * @throws com.tarcommerce.common.partition.StaleHold if another replica has its partition
     */
    Optional<Occurrence> find(Waiting waiting);

    /** Whether the alarm still has the occurrence, as the unit of the commit group sees it; held or not. */
    boolean isThere(Waiting waiting);

    /** Nothing follows them. */
    void finish(List<Waiting> done);

    /**
     * Goes on to a later occurrence, with no failure yet.
     *
     * @param called whether the one before counts as one of the times that the alarm has
     */
    Optional<Waiting> advance(Waiting from, Instant scheduledAt, boolean called);

    /** @param releasable whether the target's next success may call it earlier */
    Optional<Waiting> retry(Waiting failed, Failures failures, Instant nextAt, boolean releasable);

    /**
     * Makes at most {@code most} retries that wait for the target due now. An occurrence is released once: if it fails
     * again although the target is well, it is not the target that is ill.
     */
    List<Waiting> release(String target, Instant now, int most);

    /** Brings back an occurrence that was given up, under the webhook-id that it had. */
    Waiting revive(Occurrence dead, Instant now);
}
