package com.tarcommerce.common.contract.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of the callback. It may arrive more than once, always with the same {@code webhook-id}
 * ({@code alm_<generation>_<scheduledAt in ms>}); the receiver acts on it once.
 */
public record AlarmFired(String type, Instant timestamp, Data data) {

    public static final String TYPE = "alarm.fired";
    /** The scheduler gave the occurrence up, and says so to the gateway only; of a {@code webhook-id} of its own. */
    public static final String DEAD = "alarm.dead";

    /**
     * @param attempt    1 for the first call of this occurrence; of one that was given up, the calls that were made
     * @param deadLetter of one that was given up: its id, by which it is replayed
     * @param reason     why it was given up, in the scheduler's own words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Data(String tenant, String owner, String name, long generation, Instant scheduledAt, int attempt,
            @Nullable JsonNode payload, @Nullable String deadLetter, @Nullable String reason) {
    }
}
