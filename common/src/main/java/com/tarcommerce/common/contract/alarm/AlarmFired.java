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

    /** @param attempt 1 for the first call of this occurrence */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Data(String tenant, String owner, String name, long generation, Instant scheduledAt, int attempt,
            @Nullable JsonNode payload) {
    }
}
