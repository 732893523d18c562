package com.tarcommerce.gateway.access;

import com.tarcommerce.common.contract.message.Room;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A room as named parameters {@code channel}, {@code account}, {@code chat}, {@code thread}; what is absent is empty. */
public final class RoomParameters {
    private RoomParameters() {
    }

    /** May be added to. */
    public static Map<String, Object> of(Room room) {
        var parameters = ofChat(room);
        parameters.put("thread", Objects.requireNonNullElse(room.thread(), ""));
        return parameters;
    }

    /** Without the thread: the chat around the room. May be added to. */
    public static Map<String, Object> ofChat(Room room) {
        var parameters = new HashMap<String, Object>();
        parameters.put("channel", room.channel());
        parameters.put("account", Objects.requireNonNullElse(room.account(), ""));
        parameters.put("chat", room.chat());
        return parameters;
    }
}
