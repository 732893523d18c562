package com.tarcommerce.testsupport.telegram;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One call that a bot made.
 *
 * @param method     as the documentation writes it: {@code sendMessage}
 * @param parameters as text; objects and lists as JSON
 * @param arrivedAt  {@link System#nanoTime()} when the request had been read
 * @param status     the HTTP status that it was (or will be) answered with; 0 if the connection is closed instead
 * @param tookEffect whether it was carried out, even if the answer was lost
 */
public record BotCall(String method, Map<String, String> parameters, long arrivedAt, int status, boolean tookEffect) {
    public BotCall {
        parameters = Map.copyOf(parameters);
    }

    public boolean ok() {
        return status == 200;
    }

    /** The chat's id, empty for calls that concern none. */
    public String chat() {
        return parameter("chat_id");
    }

    /** The topic, absent for General and chats without topics. */
    public @Nullable Long thread() {
        var thread = parameter("message_thread_id");
        return thread.isEmpty() ? null : Long.valueOf(thread);
    }

    /** The data of the button that says this. */
    public Optional<String> button(String label) {
        var markup = parameter("reply_markup");
        return markup.isEmpty()
                ? Optional.empty()
                : Telegram.JSON.readTree(markup).path("inline_keyboard").valueStream()
                        .flatMap(JsonNode::valueStream).filter(button -> button.path("text").asString().equals(label))
                        .map(button -> button.path("callback_data").asString()).findFirst();
    }

    public String text() {
        return parameter("text");
    }

    /** The value, empty if the call has no such parameter. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
