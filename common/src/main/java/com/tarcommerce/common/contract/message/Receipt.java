package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a platform reports of a message that it took.
 *
 * @param channel    as in {@link Room#channel()}
 * @param providerId the platform's id of it
 * @param state      {@code delivered}, {@code read}, {@code undelivered} for one that it gave up, or {@code late} for one
 *                   that it gave up because the person was silent for too long: it goes once more, as a template
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(@NotBlank String channel, @NotBlank @Size(max = 256) String providerId,
        @NotNull @Pattern(regexp = "delivered|read|undelivered|late") String state, @NotNull Instant at,
        @Nullable @Size(max = 256) String reason) {
}
