package com.tarcommerce.scheduler.firing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An occurrence that was given up.
 *
 * @param id       its webhook-id, which a replay keeps
 * @param attempts calls made
 * @param reason   what came of the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetter(String id, String tenant, String owner, String name, long generation, Instant scheduledAt,
        int attempts, String reason, Instant diedAt, @Nullable JsonNode payload, @Nullable URI callback) {
}
