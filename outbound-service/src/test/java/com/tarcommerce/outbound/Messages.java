package com.tarcommerce.outbound;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A message under construction; every one gets a key of its own. */
public record Messages(String key, Room room, MessageKind kind, String text, String format,
        @Nullable List<List<Button>> buttons, @Nullable String replyTo, @Nullable Instant expiresAt,
        @Nullable Priority priority) {
    private static final AtomicLong KEYS = new AtomicLong();

    public static Messages text(String text) {
        return new Messages("key:" + KEYS.incrementAndGet(), Room.of("telegram", "-1"), MessageKind.MESSAGE, text,
                "plain", null, null, null, null);
    }

    public static Room room(TelegramChat chat) {
        return Room.of("telegram", Long.toString(chat.id()));
    }

    public Messages in(TelegramChat chat) {
        return in(room(chat));
    }

    public Messages in(TelegramChat chat, long thread) {
        return in(room(chat).inThread(Long.toString(thread)));
    }

    public Messages in(Room newRoom) {
        return new Messages(key, newRoom, kind, text, format, buttons, replyTo, expiresAt, priority);
    }

    public Messages key(String newKey) {
        return new Messages(newKey, room, kind, text, format, buttons, replyTo, expiresAt, priority);
    }

    public Messages kind(MessageKind newKind) {
        return new Messages(key, room, newKind, text, format, buttons, replyTo, expiresAt, priority);
    }

    public Messages markdown() {
        return new Messages(key, room, kind, text, "markdown", buttons, replyTo, expiresAt, priority);
    }

    public Messages button(String label, String id) {
        return new Messages(key, room, kind, text, format, List.of(List.of(new Button(label, id))), replyTo, expiresAt,
                priority);
    }

    public Messages replyTo(String message) {
        return new Messages(key, room, kind, text, format, buttons, message, expiresAt, priority);
    }

    public Messages expiresAt(Instant moment) {
        return new Messages(key, room, kind, text, format, buttons, replyTo, moment, priority);
    }

    public Messages priority(Priority newPriority) {
        return new Messages(key, room, kind, text, format, buttons, replyTo, expiresAt, newPriority);
    }

    public SendMessage build() {
        return build("shop");
    }

    public SendMessage build(String tenant) {
        return new SendMessage(key, tenant, room, kind, text, format, buttons, replyTo, priority, expiresAt, null);
    }
}
