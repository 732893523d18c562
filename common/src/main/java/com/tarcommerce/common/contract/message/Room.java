package com.tarcommerce.common.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation takes place; the same on every channel.
 *
 * @param channel {@code telegram}, {@code slack}, {@code whatsapp} or {@code web}
 * @param account which of our bots or workspaces; absent for the only one
 * @param chat    the platform's id of the group or channel
 * @param thread  the topic's id; absent for the chat itself (Telegram's General topic)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Room(@NotBlank String channel, @Nullable String account, @NotBlank String chat, @Nullable String thread) {

    public static Room of(String channel, String chat) {
        return new Room(channel, null, chat, null);
    }

    public Room inThread(@Nullable String newThread) {
        return new Room(channel, account, chat, newThread);
    }

    /** The room as one string, unique over all channels: {@code telegram//-1001/45}. */
    public String key() {
        return channel + "/" + (account == null ? "" : account) + "/" + chat + "/" + (thread == null ? "" : thread);
    }
}
