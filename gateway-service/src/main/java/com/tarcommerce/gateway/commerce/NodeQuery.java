package com.tarcommerce.gateway.commerce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes of one kind are wanted; whatever is absent does not narrow.
 *
 * @param createdFrom inclusive
 * @param createdTo   exclusive
 * @param limit       at most so many
 */
public record NodeQuery(@Nullable String status, @Nullable Instant createdFrom, @Nullable Instant createdTo,
        int limit) {

    public static NodeQuery all(int limit) {
        return new NodeQuery(null, null, null, limit);
    }

    public static NodeQuery ofStatus(String status, int limit) {
        return new NodeQuery(status, null, null, limit);
    }
}
