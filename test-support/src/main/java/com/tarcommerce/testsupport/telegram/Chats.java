package com.tarcommerce.testsupport.telegram;

import com.tarcommerce.testsupport.telegram.TelegramChat.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The chats that exist, and the questions that a bot may ask about them. */
final class Chats {
    private final Map<Long, TelegramChat> byId = new ConcurrentHashMap<>();
    private final Person self;

    Chats(Person self) {
        this.self = self;
    }

    void add(TelegramChat chat) {
        byId.put(chat.id(), chat);
    }

    /** The chat named by {@code chat_id}, if the bot is in it. */
    TelegramChat open(Parameters call) throws Refusal {
        var chat = find(call);
        if (chat.bot() == Membership.KICKED) {
            throw Refusal.forbidden(chat.isPrivate()
                    ? "bot was blocked by the user"
                    : "bot was kicked from the " + chat.type() + " chat");
        }
        if (!chat.bot().present()) {
            throw Refusal.forbidden("bot is not a member of the " + chat.type() + " chat");
        }
        return chat;
    }

    /** The topic that a call is for; General has none, and a topic that does not exist is refused. */
    static @Nullable Long topic(TelegramChat chat, Parameters call) throws Refusal {
        var thread = call.number("message_thread_id");
        if (thread == null) {
            return null;
        }
        var topic = chat.isForum() ? chat.topicState(thread) : null;
        if (topic == null) {
            throw Refusal.badRequest("message thread not found");
        }
        if (topic == Topic.CLOSED && !chat.bot().managesTopics()) {
            throw Refusal.badRequest("TOPIC_CLOSED");
        }
        return thread;
    }

    private TelegramChat find(Parameters call) throws Refusal {
        if (call.text("chat_id").isEmpty()) {
            throw Refusal.badRequest("chat_id is empty");
        }
        var chat = byId.get(call.required("chat_id"));
        if (chat == null) {
            throw Refusal.badRequest("chat not found");
        }
        var movedTo = chat.movedTo();
        if (movedTo != null) {
            throw new Refusal(Answer.migrated(movedTo));
        }
        return chat;
    }

    Answer getChat(Parameters call) throws Refusal {
        return Answer.ok(open(call).json().put("accent_color_id", 0).put("max_reaction_count", 11));
    }

    Answer getChatMember(Parameters call) throws Refusal {
        return Answer.ok(open(call).memberJson(call.required("user_id"), self));
    }

    Answer getChatAdministrators(Parameters call) throws Refusal {
        var chat = open(call);
        if (chat.isPrivate()) {
            throw Refusal.badRequest("there are no administrators in the private chat");
        }
        return Answer.ok(chat.administratorsJson(self));
    }

    Answer createForumTopic(Parameters call) throws Refusal {
        var chat = open(call);
        var name = call.text("name").strip();
        if (!chat.isForum()) {
            throw Refusal.badRequest("the chat is not a forum");
        }
        if (!chat.bot().managesTopics()) {
            throw Refusal.badRequest("not enough rights to create a topic");
        }
        if (name.isEmpty() || name.length() > 128) {
            throw Refusal.badRequest("invalid topic name specified");
        }
        var thread = chat.nextMessageId();
        chat.topic(thread);
        return Answer.ok(Telegram.object().put("message_thread_id", thread).put("name", name)
                .put("icon_color", call.number("icon_color", 7_322_096)));
    }
}
