package com.tarcommerce.common.contract.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An alarm as the scheduler holds it.
 *
 * @param generation  grows with every PUT of this key
 * @param scheduledAt the occurrence it waits for (or is firing)
 * @param nextAttempt when the next call is made; later than {@code scheduledAt} while it retries
 * @param attempts    calls made for this occurrence
 * @param zone        of the cron, as it was given; this release of Java need not know it any more
 * @param timesLeft   how many occurrences it still has, if that is limited
 * @param until       the last moment at which an occurrence may be, if that is limited
 * @param misfire     what becomes of an occurrence that is late
 * @param paused      whether it is held: no attempt starts until it is resumed
 * @param lagMs       for how long its occurrence has been due, in milliseconds; 0 while it is not due or held
 * @param inFlight    the {@code webhook-id} of the attempt that is out for its key
 * @param replay      the {@code webhook-id} of an occurrence that is called besides the key's alarm: a dead letter that is
 *                    replayed, or what a run added
 * @param lastError   why the last attempt failed, in the scheduler's own words; of a recurring alarm until one goes well. Or
 *                    why it can't be called any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alarm(String tenant, String owner, String name, long generation, Instant scheduledAt, Instant nextAttempt,
        int attempts, @Nullable String cron, @Nullable String zone,
        @Nullable Integer timesLeft, @Nullable Instant until, Misfire misfire, boolean paused, long lagMs,
        @Nullable String inFlight, @Nullable String replay, @Nullable String lastError, @Nullable JsonNode payload,
        @Nullable URI callback) {
}
