package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.message.Room;
import org.springframework.stereotype.Component;

/** What is known of a chat beside its shop: people, topics, whether the bot is there. */
@Component
class KnownOfChat {
    private final MemberStore members;
    private final TopicStore topics;
    private final Presence presence;

    KnownOfChat(MemberStore members, TopicStore topics, Presence presence) {
        this.members = members;
        this.topics = topics;
        this.presence = presence;
    }

    void moveChat(Room from, String to) {
        members.moveChat(from, to);
        topics.moveChat(from, to);
        presence.moveChat(from, to);
    }
}
