package com.tarcommerce.testsupport.telegram;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Something that was written in a chat, or a note of the service about it. */
public final class MessageUpdate extends Update<MessageUpdate> {
    private static final Pattern ENTITY = Pattern.compile("(?<![\\w@/])(/\\w{1,64}(?:@\\w+)?|@\\w{4,32})");

    private final ObjectNode body;
    private TelegramChat chat = TelegramChat.with(Updates.RAVI);
    private Person from = Updates.RAVI;
    private @Nullable Long topic;
    private @Nullable Long repliesTo;
    private @Nullable Long messageId;
    private boolean anonymous;
    private boolean edited;

    MessageUpdate(ObjectNode body) {
        this.body = body;
    }

    @Override
    MessageUpdate self() {
        return this;
    }

    /** In the chat itself, or in the General topic of a forum. */
    public MessageUpdate in(TelegramChat where) {
        chat = where;
        topic = null;
        return this;
    }

    public MessageUpdate in(TelegramChat where, long thread) {
        chat = where;
        topic = thread;
        return this;
    }

    public MessageUpdate from(Person person) {
        from = person;
        return this;
    }

    /** An administrator who speaks as the group itself. */
    public MessageUpdate fromAnonymousAdmin() {
        anonymous = true;
        return from(Person.ANONYMOUS_ADMIN);
    }

    public MessageUpdate messageId(long id) {
        messageId = id;
        return this;
    }

    /** A reply to a message of the chat, written by somebody else. */
    public MessageUpdate replyTo(long message) {
        repliesTo = message;
        return this;
    }

    /** The message was sent before and has this text now. */
    public MessageUpdate edited() {
        edited = true;
        return this;
    }

    /** The pictures of one album come as messages of their own with the same id. */
    public MessageUpdate album(String mediaGroup) {
        body.put("media_group_id", mediaGroup);
        return this;
    }

    public MessageUpdate caption(String caption) {
        body.put("caption", caption);
        return this;
    }

    @Override
    String kind() {
        var channel = "channel".equals(chat.type());
        return (edited ? "edited_" : "") + (channel ? "channel_post" : "message");
    }

    @Override
    ObjectNode content() {
        var message = Telegram.object().put("message_id", messageId == null ? chat.nextMessageId() : messageId);
        if ("channel".equals(chat.type())) {
            message.set("sender_chat", chat.json());
        } else {
            message.set("from", from.json());
        }
        if (anonymous) {
            message.set("sender_chat", chat.json());
        }
        message.set("chat", chat.json());
        message.put("date", date());
        if (edited) {
            message.put("edit_date", date());
        }
        addThread(message);
        message.setAll(body);
        addEntities(message, "text", "entities");
        addEntities(message, "caption", "caption_entities");
        return message;
    }

    /**
     * In a topic everything carries its id and is_topic_message, and what is no reply points at the topic's first
     * message. Elsewhere in a supergroup a reply carries the id of the thread that it belongs to, which is no topic.
     */
    private void addThread(ObjectNode message) {
        if (topic != null) {
            message.put("message_thread_id", topic).put("is_topic_message", true);
            message.set("reply_to_message", repliesTo == null ? topicRoot(topic) : repliedTo(repliesTo, topic));
        } else if (repliesTo != null) {
            if ("supergroup".equals(chat.type())) {
                message.put("message_thread_id", repliesTo);
            }
            message.set("reply_to_message", repliedTo(repliesTo, null));
        }
    }

    private JsonNode topicRoot(long thread) {
        var root = repliedTo(thread, thread);
        root.remove("text");
        root.putObject("forum_topic_created").put("name", "Topic " + thread).put("icon_color", 7_322_096);
        return root;
    }

    private ObjectNode repliedTo(long id, @Nullable Long thread) {
        var original = Telegram.object().put("message_id", id);
        if (thread != null) {
            original.put("message_thread_id", thread).put("is_topic_message", true);
        }
        original.set("from", Updates.MEENA.json());
        original.set("chat", chat.json());
        return original.put("date", date() - 60).put("text", "an earlier message");
    }

    private static void addEntities(ObjectNode message, String textField, String entitiesField) {
        var entities = entities(message.path(textField).asString(""));
        if (!entities.isEmpty()) {
            message.set(entitiesField, entities);
        }
    }

    private static ArrayNode entities(String text) {
        var entities = Telegram.array();
        var found = ENTITY.matcher(text);
        while (found.find()) {
            entities.addObject().put("offset", found.start()).put("length", found.end() - found.start())
                    .put("type", found.group().startsWith("/") ? "bot_command" : "mention");
        }
        return entities;
    }
}
