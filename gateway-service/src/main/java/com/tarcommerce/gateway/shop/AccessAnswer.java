package com.tarcommerce.gateway.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.gateway.access.BoundRoom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision, explained.
 *
 * @param role      what the room is for; null when it is not bound
 * @param reason    {@code allowed}, {@code unbound}, {@code role_lacks_intent} or {@code sender_not_allowed}
 * @param allowedIn the rooms of the shop whose role allows it, oldest first
 */
record AccessAnswer(boolean allowed, @Nullable Role role, String reason, List<AllowedRoom> allowedIn) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AllowedRoom(String channel, @Nullable String account, String chat, @Nullable String thread, Role role,
            String title) {

        static AllowedRoom of(BoundRoom bound) {
            var room = bound.room();
            return new AllowedRoom(room.channel(), room.account(), room.chat(), room.thread(), bound.role(),
                    bound.label());
        }
    }
}
