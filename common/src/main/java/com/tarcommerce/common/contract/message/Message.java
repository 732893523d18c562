package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as outbound's ledger holds it.
 *
 * @param providerIds the platform's ids of what was sent, one a part
 * @param states      what became of it so far, oldest first
 * @param repeats     sends made again after an outcome that could not be known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(String id, String idempotencyKey, String tenant, Room room, MessageKind kind, MessageState state,
        String text, List<String> providerIds, int repeats, List<Attempt> attempts, List<StateChange> states,
        Instant acceptedAt,
        @Nullable Instant sentAt, @Nullable Instant nextAttempt, @Nullable Instant expiresAt) {

    /**
     * @param state      {@code accepted}, {@code sent}, {@code dead}, {@code replayed}, {@code expired},
     *                   {@code cancelled}; where the platform reports it {@code delivered}, {@code read},
     *                   {@code undelivered}
     * @param providerId of the part that the platform reports on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StateChange(String state, Instant at, @Nullable String reason, @Nullable String providerId) {
    }

    /** One call to the platform and what came of it: {@code sent}, {@code deferred}, {@code refused}, {@code unknown}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attempt(Instant at, String outcome, @Nullable String reason) {
    }
}
