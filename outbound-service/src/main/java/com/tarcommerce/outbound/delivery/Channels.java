package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The channels that are on. What is for another goes to the dead letters at once, to be replayed once it is on. */
@Component
class Channels {
    private final Map<String, Channel> byName;

    Channels(List<Channel> channels) {
        this.byName = channels.stream().collect(Collectors.toUnmodifiableMap(Channel::name, Function.identity()));
    }

    Channel of(Room room) {
        var channel = byName.get(room.channel());
        return channel == null ? new Off(room.channel()) : channel;
    }

    /** The longest stretch of time that a budget looks back on. */
    Duration lookBack() {
        return byName.values().stream().map(Channel::lookBack).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    Address address(Room room) {
        return Address.of(room, of(room));
    }

    private record Off(String name) implements Channel {

        @Override
        public String chatOf(Room room) {
            return room.key();
        }

        @Override
        public List<String> split(SendMessage message) {
            return List.of(message.text());
        }

        @Override
        public Delivery send(Part part) {
            var how = switch (name) {
                case "telegram" -> "set TAR_TELEGRAM_BOT_TOKEN";
                case "slack" -> "set TAR_SLACK_BOT_TOKEN";
                case "whatsapp" -> "set TAR_WHATSAPP_BRIDGE_SECRET for groups, TAR_WHATSAPP_TOKEN for one-to-one chats";
                default -> "set TAR_WEBHOOK_SECRET";
            };
            return new Refused("the channel " + name + " is off: " + how + ", restart, and replay this message");
        }
    }
}
