package com.tarcommerce.outbound.channel.telegram;

import com.tarcommerce.outbound.channel.telegram.BotAnswer.Rejected;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Lapsed;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import java.util.List;

/** What Telegram's refusals mean, once nothing about the message can be changed to please it. */
final class Refusals {
    private static final List<String> TOO_LATE = List.of("query is too old", "query ID is invalid");
    /** Another try gets the same answer: a person must act first. */
    private static final List<String> FINAL = List.of("the request is not valid", "chat not found",
            "message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID", "TOPIC_CLOSED",
            "not enough rights", "have no rights", "need administrator rights", "BUTTON_DATA_INVALID",
            "message is too long", "message text is empty", "text must be non-empty", "PEER_ID_INVALID",
            "group chat was deactivated", "CHAT_WRITE_FORBIDDEN", "CHAT_RESTRICTED", "user not found",
            "message_thread_id", "chat_id is empty", "can't parse");

    private Refusals() {
    }

    static Delivery judge(Rejected<?> rejected) {
        var reason = "Telegram answered " + rejected.code() + ": " + rejected.description();
        return switch (rejected.code()) {
            case 400 -> badRequest(rejected, reason);
            case 401, 404 -> new Refused("Telegram does not know the bot token (" + rejected.code()
                    + "): correct TAR_TELEGRAM_BOT_TOKEN, restart, and replay this message");
            case 403 -> new Refused(reason);
            case 408, 425, 429, 502, 503, 504 -> rejected.retryAfter() == null
                    ? new Deferred(false, reason)
                    : new Paused(rejected.retryAfter(), reason);
            default -> new Deferred(true, reason);
        };
    }

    private static Delivery badRequest(Rejected<?> rejected, String reason) {
        if (TOO_LATE.stream().anyMatch(rejected::says)) {
            return new Lapsed(reason);
        }
        return FINAL.stream().anyMatch(rejected::says) ? new Refused(reason) : new Deferred(true, reason);
    }
}
