package com.tarcommerce.gateway.shop;

import com.tarcommerce.common.contract.ai.Role;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.BoundRoom;
import com.tarcommerce.gateway.access.ChatPlatform;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.access.TopicRefused;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes the topics that a shop usually has and this one lacks; outside a transaction.
 *
 * <p>Each topic is written down as soon as the platform has made it, and a topic that is known by its title is taken
 * before one is made: so when setting up is tried again, only a topic that was made in the moment of a crash is made
 * twice.
 */
@Component
class UsualTopics {
    private static final Logger LOG = LoggerFactory.getLogger(UsualTopics.class);
    private static final List<Role> USUAL = List.of(Role.INVENTORY, Role.ORDERS, Role.FINANCE, Role.MARKETING);

    private final RoomStore rooms;
    private final TopicStore topics;
    /** Two people who set up one forum at once get one set of topics. */
    private final ReentrantLock making = new ReentrantLock();

    UsualTopics(RoomStore rooms, TopicStore topics) {
        this.rooms = rooms;
        this.topics = topics;
    }

    /**
     * The topics of the shop's usual roles.
     *
     * @param refused whether the platform would not make all of them
     */
    record Made(Map<Role, Room> topics, boolean refused) {
        static final Made NOTHING = new Made(Map.of(), false);
    }

    /** The topics to bind, for each role that no room of the shop has yet. */
    Made make(ChatPlatform platform, Room chat) {
        var made = new EnumMap<Role, Room>(Role.class);
        making.lock();
        try {
            var bound = rooms.ofShopAround(chat).stream().map(BoundRoom::role).toList();
            for (var role : USUAL) {
                if (!bound.contains(role)) {
                    made.put(role, known(chat, role).orElseGet(() -> make(platform, chat, role)));
                }
            }
            return new Made(made, false);
        } catch (TopicRefused refusal) {
            LOG.atWarn().addKeyValue("chat", chat.key()).addKeyValue("reason", refusal.getMessage())
                    .log("a topic may not be made");
            return new Made(made, true);
        } finally {
            making.unlock();
        }
    }

    private Optional<Room> known(Room chat, Role role) {
        return topics.called(chat, role.wire()).stream().filter(topic -> rooms.find(topic).isEmpty()).findFirst();
    }

    private Room make(ChatPlatform platform, Room chat, Role role) {
        var topic = platform.createTopic(chat, BindRoom.hash(role));
        topics.put(topic, BindRoom.hash(role));
        return topic;
    }
}
