package com.tarcommerce.gateway.channel.web;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.ChatPlatform;
import com.tarcommerce.gateway.access.TopicRefused;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.shop.ApiKey;
import com.tarcommerce.gateway.shop.ApiKeys;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who administers a room in the browser: whoever showed a key of its shop that does, and still is good; and the suite. */
@Component
class WebChats implements ChatPlatform {
    private final WebRooms rooms;
    private final ApiKeys keys;

    WebChats(WebRooms rooms, ApiKeys keys) {
        this.rooms = rooms;
        this.keys = keys;
    }

    @Override
    public String channel() {
        return WebRoom.CHANNEL;
    }

    @Override
    public boolean showsSecretsToAskerOnly() {
        return true;
    }

    @Override
    public boolean isAdministrator(Room room, Sender sender) {
        return rooms.tenantOf(room.chat()).filter(shop -> WebSender.isOperator(sender) || administers(shop, sender))
                .isPresent();
    }

    private boolean administers(String shop, Sender sender) {
        return WebSender.keyId(sender).flatMap(key -> keys.good(shop, key)).filter(ApiKey::administers).isPresent();
    }

    @Override
    public Optional<Standing> standing(Room room) {
        return rooms.tenantOf(room.chat()).map(_ -> new Standing(true, false, false));
    }

    @Override
    public Room createTopic(Room chat, String title) {
        throw new TopicRefused("a room in the browser has no topics", new UnsupportedOperationException("topics"));
    }
}
