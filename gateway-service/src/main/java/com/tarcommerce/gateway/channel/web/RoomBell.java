package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.gateway.cluster.AllReplicas;
import com.tarcommerce.gateway.cluster.News;
import org.springframework.stereotype.Component;

/** Says that something was committed in a room, to all who look at it, at whichever replica. */
@Component
class RoomBell {
    static final String KIND = "web-room";

    private final Listeners listeners;
    private final AllReplicas others;

    RoomBell(Listeners listeners, AllReplicas others) {
        this.listeners = listeners;
        this.others = others;
    }

    /** After the commit. */
    void ring(String room) {
        listeners.ring(room);
        others.tell(new News(KIND, room));
    }
}
