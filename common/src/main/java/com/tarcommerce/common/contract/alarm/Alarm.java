package com.tarcommerce.common.contract.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An alarm as the scheduler holds it.
 *
 * @param generation  grows with every PUT of this key
 * @param scheduledAt the occurrence it waits for (or is firing)
 * @param nextAttempt when the next call is made; later than {@code scheduledAt} while it retries
 * @param attempts    calls made for this occurrence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alarm(String tenant, String owner, String name, long generation, Instant scheduledAt, Instant nextAttempt,
        int attempts, @Nullable String cron, @Nullable ZoneId zone, @Nullable JsonNode payload,
        @Nullable URI callback) {
}
