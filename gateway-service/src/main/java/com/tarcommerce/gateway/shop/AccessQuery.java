package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about: whether the room may do it, and with a {@code sender} whether that person may do it there.
 *
 * @param account absent for the only one
 * @param thread  absent for the chat itself
 * @param sender  the platform's id of a person, or {@code @name}
 */
record AccessQuery(@NotBlank String channel, @Nullable String account, @NotBlank String chat, @Nullable String thread,
        @NotBlank String intent, @Nullable String sender) {

    Room room() {
        return new Room(channel, orNull(account), chat, orNull(thread));
    }

    private static @Nullable String orNull(@Nullable String part) {
        return part == null || part.isEmpty() ? null : part;
    }
}
