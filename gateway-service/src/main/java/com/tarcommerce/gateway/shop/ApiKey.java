package com.tarcommerce.gateway.shop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of a shop's own programs, without the key itself, which nobody has but they.
 *
 * @param createdBy the platform's id of who asked for it
 * @param administers whether it makes rooms in the browser and settles things in them
 */
public record ApiKey(String id, String label, boolean administers, String createdBy, Instant createdAt,
        @Nullable Instant revokedAt) {
}
