package com.tarcommerce.gateway.access;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Sender;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The platforms of the channels that are on. Calls go over the network: never inside a transaction. */
@Component
public class ChatPlatforms {
    private final Map<String, ChatPlatform> byChannel;

    ChatPlatforms(ObjectProvider<ChatPlatform> platforms) {
        byChannel = platforms.stream().collect(toUnmodifiableMap(ChatPlatform::channel, Function.identity()));
    }

    public Optional<ChatPlatform> of(Room room) {
        return Optional.ofNullable(byChannel.get(room.channel()));
    }

    /** Who speaks as the chat itself is one; of anybody else the platform tells. Nobody is, on a channel that is off. */
    public boolean isAdministrator(Room room, Sender sender) {
        return speaksAsTheChat(room, sender)
                || of(room).map(platform -> platform.isAdministrator(room, sender)).orElse(false);
    }

    /** Whether a key or a code that answers a message in the room is shown to who wrote that message only. */
    public boolean showSecretsToAskerOnly(Room room) {
        return of(room).map(ChatPlatform::showsSecretsToAskerOnly).orElse(false);
    }

    private static boolean speaksAsTheChat(Room room, Sender sender) {
        return sender.anonymous() && sender.id().equals(room.chat());
    }
}
