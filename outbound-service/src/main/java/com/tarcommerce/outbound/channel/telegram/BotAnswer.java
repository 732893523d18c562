package com.tarcommerce.outbound.channel.telegram;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a call to the Bot API ended. */
sealed interface BotAnswer<T> {

    /** @param result null if Telegram did it but its answer could not be read */
    record Done<T>(@Nullable T result) implements BotAnswer<T> {
    }

    /**
     * Telegram, or something before it, said no.
     *
     * @param code       the HTTP status
     * @param movedTo    the chat's new id, if that is why
     */
    record Rejected<T>(int code, String description, @Nullable Duration retryAfter,
            @Nullable String movedTo) implements BotAnswer<T> {

        boolean says(String words) {
            return description.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
        }
    }

    /** Nothing was sent. */
    record NotConnected<T>(String reason) implements BotAnswer<T> {
    }

    /** It was sent, at least in part, and no answer came: nobody can know whether it was done. */
    record Lost<T>(String reason) implements BotAnswer<T> {
    }
}
