package com.tarcommerce.gateway.channel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.tarcommerce.common.contract.message.Room;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room in the browser.
 *
 * @param room where it is, as messages and {@code /v1/access/check} name it
 * @param role what it is for; absent while it is bound to nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebRoom(String id, Room room, String title, @Nullable String role, Instant createdAt) {
    static final String CHANNEL = "web";

    static Room roomOf(String id) {
        return Room.of(CHANNEL, id);
    }
}
