package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.intake.Arrival;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** How a raw update becomes a row of the inbox, by whichever way it came. */
final class TelegramUpdates {
    static final String CHANNEL = "telegram";

    /** What Telegram is asked for; it keeps {@code chat_member} back unless it is named. */
    static final SortedSet<String> WANTED = Collections.unmodifiableSortedSet(new TreeSet<>(
            List.of("message", "edited_message", "callback_query", "my_chat_member", "chat_member")));

    private TelegramUpdates() {
    }

    /**
     * @param account of the bot that it is for; empty for the environment's
     * @throws MalformedUpdate if it is no JSON object with one integer {@code update_id}
     */
    static Arrival arrival(String account, String body) {
        var head = UpdateHead.of(account, body);
        return new Arrival(CHANNEL, account, head.updateId(), head.lane(), body);
    }
}
