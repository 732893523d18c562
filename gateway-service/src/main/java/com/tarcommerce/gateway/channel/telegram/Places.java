package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.channel.Texts;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Which room a message is in, and what kind of chat is around it.
 *
 * @param account of the bot that got it; empty for the environment's
 */
record Places(String account) {

    /**
     * The topic counts only where Telegram says that the message is in one: a plain reply has a
     * {@code message_thread_id} too. The General topic is the chat itself.
     */
    Room roomOf(Message message) {
        @Nullable
        Integer thread = message.getMessageThreadId();
        var room = roomOf(message.getChat());
        return message.isTopicMessage() && thread != null ? room.inThread(thread.toString()) : room;
    }

    Room roomOf(Chat chat) {
        return room(chat.getId().toString());
    }

    static Incoming.Chat chatOf(Chat chat) {
        var kind = switch (chat.getType()) {
            case "private" -> ChatKind.PRIVATE;
            case "channel" -> ChatKind.CHANNEL;
            default -> Boolean.TRUE.equals(chat.getIsForum()) ? ChatKind.FORUM : ChatKind.GROUP;
        };
        return new Incoming.Chat(kind, titleOf(chat));
    }

    Room room(String chat) {
        return new Room(TelegramUpdates.CHANNEL, account.isEmpty() ? null : account, chat, null);
    }

    Incoming irrelevant(Message message, String why) {
        return new Incoming.Irrelevant(roomOf(message), why, ReadMessage.timeOf(message));
    }

    static String titleOf(Chat chat) {
        @Nullable
        String title = chat.getTitle();
        return Texts.clean(title != null ? title : Texts.join(chat.getFirstName(), chat.getLastName()));
    }

}
