package com.tarcommerce.scheduler.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an occurrence goes on. Every change is a compare-and-set on the row as it was read: empty or false means that the
 * alarm has been replaced or deleted since, and nothing was changed; empty also means that it is held. The changes are units of a commit group.
 */
public interface Occurrences {

    /**
     * The row, if it is still as it was when it was expected. Reads only.
     *
     * @throws com.tarcommerce.common.partition.StaleHold if another replica has its partition
     * @throws UnreadableAlarm if its cron or zone is not known any more
     */
    Optional<Occurrence> find(Waiting waiting);

    /** Whether the alarm still has the occurrence, as the unit of the commit group sees it; held or not. */
    boolean isThere(Waiting waiting);

    /** Nothing follows them. */
    void finish(List<Waiting> done);

    /** Goes on to the occurrence that follows one that is over: as one of the times that the alarm has. */
    Optional<Waiting> advance(Waiting from, Instant scheduledAt);

    /** Goes on to a later occurrence, with no failure of its own yet, instead of one that was not called or failed. */
    Optional<Waiting> passOver(Waiting from, Newer to);

    Optional<Waiting> retry(Waiting failed, Retry retry);

    /** Calls it later, as if nothing had been. */
    Optional<Waiting> putOff(Waiting late, Instant until);

    /**
     * Makes at most {@code most} retries that wait for the target due now. An occurrence is released once: if it fails
     * again although the target is well, it is not the target that is ill.
     */
    List<Waiting> release(String target, Instant now, int most);

    /**
     * How an attempt that failed is repeated.
     *
     * @param reason     of the failure, for people
     * @param releasable whether the target's next success may call it earlier
     */
    record Retry(Failures failures, String reason, Instant nextAt, boolean releasable) {
    }

    /**
     * @param nextAt when it is called: later than it is due if its target asked for that
     * @param reason why the older one failed, for people; null if that is not known anew
     */
    record Newer(Instant scheduledAt, Instant nextAt, @Nullable String reason) {
    }

    /** Has the gateway told of an occurrence that was given up, by a call that is as durable as any. */
    Waiting notice(Occurrence dead, String told, Instant now);

    /** Brings back occurrences that were given up, under the webhook-ids that they had; those that are there. */
    List<Waiting> revive(List<String> deadLetters, Instant now);
}
