package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.ChatPlatform;
import com.tarcommerce.gateway.access.TopicRefused;
import com.tarcommerce.gateway.intake.Sender;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What must be asked about a WhatsApp chat. Of a group the bridge is asked; a chat of the Cloud API is one person's own
 * room, which that person administers.
 */
@Component
class WhatsAppChats implements ChatPlatform {
    private final WhatsAppSettings settings;
    private final BridgeClient bridge;

    WhatsAppChats(WhatsAppSettings settings, BridgeClient bridge) {
        this.settings = settings;
        this.bridge = bridge;
    }

    @Override
    public String channel() {
        return WhatsAppSettings.CHANNEL;
    }

    @Override
    public boolean isAdministrator(Room room, Sender sender) {
        if (isCloud(room)) {
            return sender.id().equals(room.chat());
        }
        return settings.bridgeIsOn() && bridge
                .ask(Map.of("type", "member.get", "chat", room.chat(), "person", sender.id()))
                .filter(member -> isTrue(member, "administrator")).isPresent();
    }

    /** A linked number reads everything in its groups. */
    @Override
    public Optional<Standing> standing(Room room) {
        if (isCloud(room)) {
            return Optional.of(new Standing(true, false, false));
        }
        if (!settings.bridgeIsOn()) {
            return Optional.empty();
        }
        return bridge.ask(Map.of("type", "chat.get", "chat", room.chat())).filter(chat -> isTrue(chat, "member"))
                .map(_ -> new Standing(true, false, false));
    }

    @Override
    public Room createTopic(Room chat, String title) {
        throw new TopicRefused("WhatsApp has no topics", new UnsupportedOperationException("topics"));
    }

    private boolean isCloud(Room room) {
        return settings.cloudIsOn() && settings.phoneNumberId().equals(room.account());
    }

    private static boolean isTrue(JsonNode answer, String field) {
        return answer.path(field).asBoolean(false);
    }
}
