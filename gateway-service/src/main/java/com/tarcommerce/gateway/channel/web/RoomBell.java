package com.tarcommerce.gateway.channel.web;

import org.springframework.stereotype.Component;

/** Says that something was committed in a room, to all who look at it. */
@Component
class RoomBell {
    private final Listeners listeners;

    RoomBell(Listeners listeners) {
        this.listeners = listeners;
    }

    /** After the commit. */
    void ring(String room) {
        listeners.ring(room);
    }
}
