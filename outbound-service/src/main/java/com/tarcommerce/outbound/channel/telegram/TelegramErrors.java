package com.tarcommerce.outbound.channel.telegram;

import com.tarcommerce.outbound.channel.telegram.BotAnswer.Rejected;
import com.tarcommerce.outbound.delivery.ProviderError;
import com.tarcommerce.outbound.delivery.ProviderError.AnsweredGone;
import com.tarcommerce.outbound.delivery.ProviderError.Blocked;
import com.tarcommerce.outbound.delivery.ProviderError.ChatGone;
import com.tarcommerce.outbound.delivery.ProviderError.ChatMigrated;
import com.tarcommerce.outbound.delivery.ProviderError.EditedGone;
import com.tarcommerce.outbound.delivery.ProviderError.Invalid;
import com.tarcommerce.outbound.delivery.ProviderError.MarksUnreadable;
import com.tarcommerce.outbound.delivery.ProviderError.NotAllowed;
import com.tarcommerce.outbound.delivery.ProviderError.OutOfOrder;
import com.tarcommerce.outbound.delivery.ProviderError.PhotoUnfit;
import com.tarcommerce.outbound.delivery.ProviderError.Puzzling;
import com.tarcommerce.outbound.delivery.ProviderError.TokenWrong;
import com.tarcommerce.outbound.delivery.ProviderError.TooLate;
import com.tarcommerce.outbound.delivery.ProviderError.TooManyRequests;
import com.tarcommerce.outbound.delivery.ProviderError.TopicClosed;
import com.tarcommerce.outbound.delivery.ProviderError.TopicGone;
import com.tarcommerce.outbound.delivery.ProviderError.WindowClosed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What Telegram's refusals mean. Its errors have no codes of their own: the words are what there is. */
final class TelegramErrors {
    private static final Map<List<String>, Function<String, ProviderError>> BAD_REQUESTS = new LinkedHashMap<>();

    static {
        BAD_REQUESTS.put(List.of("query is too old", "query ID is invalid"), TooLate::new);
        BAD_REQUESTS.put(List.of("message thread not found", "TOPIC_DELETED", "TOPIC_ID_INVALID"), TopicGone::new);
        BAD_REQUESTS.put(List.of("TOPIC_CLOSED"), TopicClosed::new);
        BAD_REQUESTS.put(List.of("message to be replied not found", "replied message not found",
                "message to reply not found", "reply message not found"), AnsweredGone::new);
        BAD_REQUESTS.put(List.of("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID",
                "there is no text in the message", "there is no caption in the message"),
                EditedGone::new);
        BAD_REQUESTS.put(List.of("can't parse entities", "ENTITIES_TOO_LONG", "ENTITY_"), MarksUnreadable::new);
        BAD_REQUESTS.put(List.of("PHOTO_INVALID_DIMENSIONS", "IMAGE_PROCESS_FAILED", "PHOTO_SAVE_FILE_INVALID",
                "PHOTO_EXT_INVALID", "too big for a photo"), PhotoUnfit::new);
        BAD_REQUESTS.put(List.of("chat not found", "PEER_ID_INVALID", "group chat was deactivated", "user not found"),
                ChatGone::new);
        BAD_REQUESTS.put(List.of("not enough rights", "have no rights", "need administrator rights",
                "CHAT_WRITE_FORBIDDEN", "CHAT_RESTRICTED"), NotAllowed::new);
        BAD_REQUESTS.put(
                List.of("the request is not valid", "BUTTON_DATA_INVALID", "REPLY_MARKUP_INVALID",
                        "message is too long",
                        "message text is empty", "text must be non-empty", "message_thread_id", "chat_id is empty",
                        "can't parse", "wrong file",
                        "caption is too long", "file is too big", "file must be non-empty"),
                Invalid::new);
    }

    private TelegramErrors() {
    }

    static ProviderError of(Rejected<?> rejected) {
        var reason = "Telegram answered " + rejected.code() + ": " + rejected.description();
        if (rejected.movedTo() != null) {
            return new ChatMigrated(rejected.movedTo(), reason);
        }
        return switch (rejected.code()) {
            case 400 -> badRequest(rejected, reason);
            case 401, 404 -> new TokenWrong("Telegram does not know the bot token (" + rejected.code()
                    + "): correct TAR_TELEGRAM_BOT_TOKEN and restart, or add the bot again with its new token; then replay"
                    + " this message");
            case 403 -> rejected.says("can't initiate conversation")
                    ? new WindowClosed(reason)
                    : new Blocked(reason);
            case 413 -> new Invalid(reason);
            case 408, 425, 429, 502, 503, 504 -> rejected.retryAfter() == null
                    ? new OutOfOrder(reason)
                    : new TooManyRequests(rejected.retryAfter(), reason);
            default -> new Puzzling(reason);
        };
    }

    private static ProviderError badRequest(Rejected<?> rejected, String reason) {
        return BAD_REQUESTS.entrySet().stream().filter(each -> each.getKey().stream().anyMatch(rejected::says))
                .findFirst().<ProviderError>map(each -> each.getValue().apply(reason))
                .orElseGet(() -> new Puzzling(reason));
    }
}
