package com.tarcommerce.common.contract.message;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters that died in a stretch of time.
 *
 * @param from    inclusive
 * @param to      exclusive
 * @param channel as in {@link Room#channel()}; absent for all
 */
public record ReplayRange(@NotNull Instant from, @NotNull Instant to, @Nullable String channel) {
}
