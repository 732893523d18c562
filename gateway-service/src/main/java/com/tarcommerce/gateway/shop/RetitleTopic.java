package com.tarcommerce.gateway.shop;

import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.Incoming.TopicChanged;
import org.springframework.stereotype.Component;

/** Remembers the titles of topics, bound or not. A closed topic stays bound: administrators still write in it. */
@Component
class RetitleTopic {
    private final TopicStore topics;
    private final RoomStore rooms;

    RetitleTopic(TopicStore topics, RoomStore rooms) {
        this.topics = topics;
        this.rooms = rooms;
    }

    void changed(TopicChanged event) {
        var title = event.title();
        switch (event.change()) {
            case CREATED, RENAMED -> {
                if (title != null && !title.isBlank()) {
                    topics.put(event.room(), title.strip());
                    rooms.retitle(event.room(), title.strip());
                }
            }
            case CLOSED, REOPENED -> {
            }
        }
    }
}
