package com.tarcommerce.common.contract.message;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * Somebody wrote to us. Some platforms let free text through for a while after that only.
 *
 * @param channel as in {@link Room#channel()}, and so are account and chat
 */
public record Heard(@NotBlank String channel, @NotBlank @Size(max = 256) String account,
        @NotBlank @Size(max = 256) String chat, @NotNull Instant at) {
}
