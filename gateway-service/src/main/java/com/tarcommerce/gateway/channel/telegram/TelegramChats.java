package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.ChatPlatform;
import com.tarcommerce.gateway.access.TopicRefused;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks Telegram what it alone knows of a chat. While Telegram is off nobody is an administrator and no chat is ours. */
@Component
class TelegramChats implements ChatPlatform {
    private final Bots bots;
    private final AdministratorCache administrators;

    TelegramChats(Bots bots, AdministratorCache administrators) {
        this.bots = bots;
        this.administrators = administrators;
    }

    @Override
    public String channel() {
        return TelegramUpdates.CHANNEL;
    }

    /** Who speaks as the chat itself is one of its administrators; who speaks as another chat is none. */
    @Override
    public boolean isAdministrator(Room room, Sender sender) {
        if (sender.anonymous()) {
            return sender.id().equals(room.chat());
        }
        return bots.find(room.account()).filter(bot -> administrators.get(bot.account() + "/" + room.chat(),
                sender.id(), () -> member(bots.api(bot), room.chat(), sender.id())
                        .filter(TelegramChats::administers).isPresent()))
                .isPresent();
    }

    @Override
    public Optional<Standing> standing(Room room) {
        return bots.find(room.account()).flatMap(bot -> standing(bot, room));
    }

    private Optional<Standing> standing(Bot bot, Room room) {
        var api = bots.api(bot);
        var self = member(api, room.chat(), bot.id()).filter(TelegramChats::isIn);
        if (self.isEmpty()) {
            return Optional.empty();
        }
        var chat = ask(api, "getChat", Map.of("chat_id", room.chat()));
        var me = ask(api, "getMe", Map.of());
        if (chat.isEmpty() || me.isEmpty()) {
            return Optional.empty();
        }
        var administrator = administers(self.get());
        return Optional.of(new Standing(administrator || isTrue(me.get(), "can_read_all_group_messages"),
                "creator".equals(status(self.get())) || (administrator && isTrue(self.get(), "can_manage_topics")),
                isTrue(chat.get(), "is_forum")));
    }

    /** Not repeated by itself: an answer that is lost may have made the topic. */
    @Override
    public Room createTopic(Room chat, String title) {
        var bot = bots.find(chat.account()).orElseThrow(() -> new TopicRefused("Telegram is off",
                new IllegalStateException("there is no such bot")));
        try {
            var topic = bots.api(bot).call("createForumTopic", Map.of("chat_id", chat.chat(), "name", title));
            return chat.inThread(Long.toString(topic.path("message_thread_id").asLong()));
        } catch (BotApiFailure failure) {
            throw switch (failure.code()) {
                case 400, 403 -> new TopicRefused("Telegram: " + failure.getMessage(), failure);
                default -> failure.isBusy() ? busy(failure) : failure;
            };
        }
    }

    private static Optional<JsonNode> member(BotApi api, String chat, String user) {
        return ask(api, "getChatMember", Map.of("chat_id", chat, "user_id", user));
    }

    /** Empty if Telegram knows no such chat or person, or has put the bot out. */
    private static Optional<JsonNode> ask(BotApi api, String method, Map<String, ?> parameters) {
        try {
            return Optional.of(api.call(method, parameters));
        } catch (BotApiFailure failure) {
            if (failure.code() == 400 || failure.code() == 403) {
                return Optional.empty();
            }
            throw busy(failure);
        }
    }

    private static TemporaryFailure busy(BotApiFailure failure) {
        return new TemporaryFailure("Telegram: " + failure.getMessage(), failure);
    }

    private static boolean administers(JsonNode member) {
        return ReadMembership.isAdministrator(status(member));
    }

    private static boolean isIn(JsonNode member) {
        return switch (status(member)) {
            case "creator", "administrator", "member" -> true;
            case "restricted" -> isTrue(member, "is_member");
            default -> false;
        };
    }

    private static String status(JsonNode member) {
        return member.path("status").asString("");
    }

    private static boolean isTrue(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }
}
