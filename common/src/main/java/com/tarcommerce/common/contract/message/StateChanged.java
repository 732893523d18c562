package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message's callback is told, signed as Standard Webhooks says with the key of {@code url:<origin>}, or of
 * {@code messages} if it is the gateway. It may arrive
 * more than once, always with the same {@code webhook-id}; those of one message come in the order in which they happened.
 *
 * @param type      {@code message.sent}, {@code message.dead}, {@code message.expired}, {@code message.cancelled},
 *                  {@code message.delivered}, {@code message.read} or {@code message.undelivered}
 * @param timestamp when it happened
 */
public record StateChanged(String type, Instant timestamp, Data data) {
    /** The callback of a message of which the gateway wants to hear, wherever that is. */
    public static final URI GATEWAY = URI.create("/events/messages");

    /**
     * The message's text is not in it.
     *
     * @param providerIds the platform's ids of the parts that are out
     * @param uncertain   true if it may have arrived all the same, since of a call nobody knows the outcome; else absent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Data(String id, String tenant, String idempotencyKey, Room room, String state,
            @Nullable String reason, List<String> providerIds, @Nullable Boolean uncertain) {
    }
}
