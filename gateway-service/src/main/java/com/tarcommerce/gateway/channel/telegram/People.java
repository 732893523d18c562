package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.channel.Texts;
import com.tarcommerce.gateway.intake.Sender;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Who wrote something. */
final class People {
    private People() {
    }

    /**
     * {@code from} is a stand-in wherever {@code sender_chat} says in whose name it was written: the chat's own for an
     * anonymous administrator (or a channel's post), another one's for a person who writes as a channel and who is
     * nobody's administrator here.
     */
    static Sender senderOf(Message message) {
        @Nullable
        Chat chat = message.getSenderChat();
        @Nullable
        User person = message.getFrom();
        if (chat != null) {
            return senderOf(chat, chat.getId().equals(message.getChatId()));
        }
        return person == null ? senderOf(message.getChat(), false) : senderOf(person);
    }

    static Sender senderOf(User person) {
        return new Sender(person.getId().toString(), lower(person.getUserName()),
                Texts.clean(Texts.join(person.getFirstName(), person.getLastName())), false);
    }

    private static Sender senderOf(Chat chat, boolean anonymous) {
        return new Sender(chat.getId().toString(), lower(chat.getUserName()), Places.titleOf(chat), anonymous);
    }

    /** A bot that writes as itself; the bots that stand in for anonymous people do not count. */
    static boolean isBot(Message message) {
        @Nullable
        User person = message.getFrom();
        return person != null && Boolean.TRUE.equals(person.getIsBot()) && message.getSenderChat() == null;
    }

    private static @Nullable String lower(@Nullable String username) {
        return username == null ? null : username.toLowerCase(Locale.ROOT);
    }
}
