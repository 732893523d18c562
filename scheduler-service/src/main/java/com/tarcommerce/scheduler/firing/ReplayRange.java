package com.tarcommerce.scheduler.firing;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters that died in a stretch of time.
 *
 * @param from   inclusive
 * @param to     exclusive
 * @param tenant absent for all
 */
record ReplayRange(@NotNull Instant from, @NotNull Instant to, @Nullable String tenant) {
}
