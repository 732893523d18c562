package com.tarcommerce.testsupport.telegram;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A button was pressed. Its data may be any that somebody cares to send. */
public final class PressUpdate extends Update<PressUpdate> {
    private static final AtomicLong LAST_PRESS = new AtomicLong(4_382_000_000_000_000L);

    private final String data;
    private String pressId = Long.toString(LAST_PRESS.incrementAndGet());
    private TelegramChat chat = TelegramChat.with(Updates.RAVI);
    private Person from = Updates.RAVI;
    private @Nullable Long topic;
    private long message = 1_001;
    private boolean accessible = true;

    PressUpdate(String data) {
        this.data = data;
    }

    @Override
    PressUpdate self() {
        return this;
    }

    public PressUpdate in(TelegramChat where) {
        chat = where;
        topic = null;
        return this;
    }

    public PressUpdate in(TelegramChat where, long thread) {
        chat = where;
        topic = thread;
        return this;
    }

    public PressUpdate from(Person person) {
        from = person;
        return this;
    }

    /** The message under which the button stood. */
    public PressUpdate on(long messageId) {
        message = messageId;
        return this;
    }

    /** The message is too old or gone: Telegram tells its chat and id, but no topic. */
    public PressUpdate onInaccessibleMessage() {
        accessible = false;
        return this;
    }

    public PressUpdate pressId(String id) {
        pressId = id;
        return this;
    }

    @Override
    String kind() {
        return "callback_query";
    }

    @Override
    ObjectNode content() {
        var press = Telegram.object().put("id", pressId);
        press.set("from", from.json());
        press.set("message", accessible ? wholeMessage() : bareMessage().put("date", 0));
        return press.put("chat_instance", "-" + Math.abs(chat.id() * 31)).put("data", data);
    }

    private ObjectNode bareMessage() {
        var bare = Telegram.object();
        bare.set("chat", chat.json());
        return bare.put("message_id", message);
    }

    private ObjectNode wholeMessage() {
        var whole = bareMessage();
        whole.set("from", BotApiStandIn.BOT.json());
        whole.put("date", date() - 10).put("text", "Shall I?");
        if (topic != null) {
            whole.put("message_thread_id", topic).put("is_topic_message", true);
        }
        whole.putObject("reply_markup").putArray("inline_keyboard").addArray().addObject().put("text", "Yes")
                .put("callback_data", data);
        return whole;
    }
}
