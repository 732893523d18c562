package com.tarcommerce.testsupport.telegram;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the bot has said in the chats, with Telegram's limits for it. */
final class Messages {
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_ANSWER = 200;
    private static final int MOST_BUTTON_BYTES = 64;
    private static final int LONGEST_CAPTION = 1_024;
    private static final int MOST_PHOTO_BYTES = 10 * 1024 * 1024;
    private static final int MOST_FILE_BYTES = 50 * 1024 * 1024;
    private static final String ATTACHED = "attach://";

    private final Chats chats;
    private final Person self;
    private final InstantSource clock;
    private final Map<String, ObjectNode> sent = new ConcurrentHashMap<>();

    Messages(Chats chats, Person self, InstantSource clock) {
        this.chats = chats;
        this.self = self;
        this.clock = clock;
    }

    Answer sendMessage(Parameters call) throws Refusal {
        var chat = chats.open(call);
        var thread = Chats.topic(chat, call);
        var message = message(chat, thread).put("text", checked(call.text("text")));
        return said(chat, message, call);
    }

    Answer sendPhoto(Parameters call) throws Refusal {
        var chat = chats.open(call);
        var thread = Chats.topic(chat, call);
        var photo = file(call, "photo");
        if (photo.length() > MOST_PHOTO_BYTES) {
            throw Refusal
                    .badRequest("file of size " + photo.length() + " bytes is too big for a photo; the maximum size is "
                            + MOST_PHOTO_BYTES + " bytes");
        }
        if (!photo.startsWith("\u00ff\u00d8\u00ff") && !photo.startsWith("\u0089PNG") && !photo.startsWith("RIFF")) {
            throw Refusal.badRequest("IMAGE_PROCESS_FAILED");
        }
        var message = captioned(message(chat, thread), call);
        message.putArray("photo").addObject().put("file_id", "sent").put("file_unique_id", "sent").put("width", 90)
                .put("height", 90);
        return said(chat, message, call);
    }

    Answer sendDocument(Parameters call) throws Refusal {
        var chat = chats.open(call);
        var thread = Chats.topic(chat, call);
        if (file(call, "document").length() > MOST_FILE_BYTES) {
            throw Refusal.badRequest("file is too big");
        }
        var message = captioned(message(chat, thread), call);
        message.putObject("document").put("file_id", "sent").put("file_unique_id", "sent");
        return said(chat, message, call);
    }

    private static String file(Parameters call, String name) throws Refusal {
        var value = call.text(name);
        var file = value.startsWith(ATTACHED) ? call.text(value.substring(ATTACHED.length())) : value;
        if (file.isEmpty()) {
            throw Refusal.badRequest("there is no " + name + " in the request");
        }
        return file;
    }

    private static ObjectNode captioned(ObjectNode message, Parameters call) throws Refusal {
        if (call.text("caption").length() > LONGEST_CAPTION) {
            throw Refusal.badRequest("message caption is too long");
        }
        return message.put("caption", call.text("caption"));
    }

    private ObjectNode message(TelegramChat chat, @Nullable Long thread) {
        var message = Telegram.object().put("message_id", chat.nextMessageId());
        if (thread != null) {
            message.put("message_thread_id", thread).put("is_topic_message", true);
        }
        message.set("from", self.json());
        message.set("chat", chat.json());
        return message.put("date", clock.instant().getEpochSecond());
    }

    private Answer said(TelegramChat chat, ObjectNode message, Parameters call) throws Refusal {
        attachButtons(message, call);
        sent.put(key(chat, message.path("message_id").asLong()), message);
        return Answer.ok(message);
    }

    Answer editMessageText(Parameters call) throws Refusal {
        var chat = chats.open(call);
        var text = checked(call.text("text"));
        var old = sent.get(key(chat, call.required("message_id")));
        if (old == null) {
            throw Refusal.badRequest("message to edit not found");
        }
        var edited = old.deepCopy().put("edit_date", clock.instant().getEpochSecond()).put("text", text);
        edited.remove("reply_markup");
        attachButtons(edited, call);
        if (text.equals(old.path("text").asString())
                && edited.path("reply_markup").equals(old.path("reply_markup"))) {
            throw Refusal.badRequest("message is not modified: specified new message content and reply markup are"
                    + " exactly the same as a current content and reply markup of the message");
        }
        sent.put(key(chat, old.path("message_id").asLong()), edited);
        return Answer.ok(edited);
    }

    Answer deleteMessage(Parameters call) throws Refusal {
        var chat = chats.open(call);
        if (sent.remove(key(chat, call.required("message_id"))) == null) {
            throw Refusal.badRequest("message to delete not found");
        }
        return Answer.ok(Telegram.truth());
    }

    Answer answerCallbackQuery(Parameters call) throws Refusal {
        if (call.text("callback_query_id").isEmpty()) {
            throw Refusal.badRequest(
                    "query is too old and response timeout expired or query ID is invalid");
        }
        if (call.text("text").length() > LONGEST_ANSWER) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        return Answer.ok(Telegram.truth());
    }

    /** Unlike a message, the action takes General's id 1. */
    Answer sendChatAction(Parameters call) throws Refusal {
        var chat = chats.open(call);
        if (call.number("message_thread_id", 1) != 1) {
            Chats.topic(chat, call);
        }
        if (call.text("action").isEmpty()) {
            throw Refusal.badRequest("wrong parameter action in request");
        }
        return Answer.ok(Telegram.truth());
    }

    private static String checked(String text) throws Refusal {
        if (text.isBlank()) {
            throw Refusal.badRequest("message text is empty");
        }
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.badRequest("message is too long");
        }
        return text.strip();
    }

    private static void attachButtons(ObjectNode message, Parameters call) throws Refusal {
        var markup = call.json("reply_markup");
        if (markup == null || markup.path("inline_keyboard").isEmpty()) {
            return;
        }
        for (var row : markup.path("inline_keyboard")) {
            for (var button : row) {
                var data = button.path("callback_data").asString("").getBytes(StandardCharsets.UTF_8).length;
                if (!button.has("url") && (data == 0 || data > MOST_BUTTON_BYTES)) {
                    throw Refusal.badRequest("BUTTON_DATA_INVALID");
                }
            }
        }
        message.set("reply_markup", markup);
    }

    private static String key(TelegramChat chat, long message) {
        return chat.id() + "/" + message;
    }
}
