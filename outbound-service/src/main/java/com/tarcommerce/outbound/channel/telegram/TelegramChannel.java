package com.tarcommerce.outbound.channel.telegram;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.channel.telegram.BotAnswer.Done;
import com.tarcommerce.outbound.channel.telegram.BotAnswer.Lost;
import com.tarcommerce.outbound.channel.telegram.BotAnswer.NotConnected;
import com.tarcommerce.outbound.channel.telegram.BotAnswer.Rejected;
import com.tarcommerce.outbound.delivery.Channel;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Refused;
import com.tarcommerce.outbound.delivery.Delivery.Scope;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.outbound.delivery.Limits;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.outbound.text.FormattedText;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.ActionType;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;

/** Telegram as a channel. A forum is one chat: its topics share Telegram's limits. */
final class TelegramChannel implements Channel {
    private final TelegramBots bots;
    private final MovedChats movedChats;
    private final TelegramLimits limits;
    private final NotesSent notesSent = new NotesSent();

    TelegramChannel(TelegramBots bots, MovedChats movedChats, TelegramLimits limits) {
        this.bots = bots;
        this.movedChats = movedChats;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "telegram";
    }

    @Override
    public String chatOf(Room room) {
        return Objects.requireNonNullElse(room.account(), "") + "/" + movedChats.current(room.chat());
    }

    @Override
    public Limits limits(Room room) {
        return limits.of(room.chat());
    }

    @Override
    public Duration lookBack() {
        return limits.lookBack();
    }

    @Override
    public String call(Part part) {
        return switch (kind(part.message())) {
            case MESSAGE, EDIT, PROGRESS -> "";
            case CALLBACK_ANSWER -> "answerCallbackQuery";
            case TYPING -> "sendChatAction";
        };
    }

    @Override
    public List<String> split(SendMessage message) {
        return switch (kind(message)) {
            case MESSAGE, EDIT, PROGRESS -> Letter.formatted(message).stream().map(FormattedText::text).toList();
            case CALLBACK_ANSWER, TYPING -> List.of(message.text());
        };
    }

    @Override
    public Delivery send(Part part) {
        return bots.with(part.message().room(), bot -> send(bot, part));
    }

    private Delivery send(BotClient bot, Part part) {
        var message = part.message();
        var chat = movedChats.current(message.room().chat());
        var sendLetter = new SendLetter(bot, movedChats, notesSent);
        try {
            return switch (kind(message)) {
                case MESSAGE, PROGRESS -> sendLetter.send(Letter.of(part, chat), keyOf(message));
                case EDIT -> part.text().isBlank()
                        ? takeAway(sendLetter, part, Letter.of(part, chat))
                        : edit(sendLetter, part, Letter.of(part, chat));
                case CALLBACK_ANSWER -> answerPress(bot, message);
                case TYPING -> outcome(bot.call(SendChatAction.builder().chatId(chat)
                        .messageThreadId(Letter.of(part, chat).thread()).action(ActionType.TYPING.toString()).build()));
            };
        } catch (NumberFormatException notOurs) {
            return new Refused("room.thread and replyTo must be whole numbers for Telegram");
        }
    }

    private static Delivery takeAway(SendLetter sendLetter, Part part, Letter letter) {
        return isWhereItWas(part, letter) ? sendLetter.takeAway(letter) : new Sent("");
    }

    /** What was written before the group moved is not there to be changed, and its number is another message's. */
    private static boolean isWhereItWas(Part part, Letter letter) {
        return letter.chat().equals(part.message().room().chat());
    }

    private static Delivery edit(SendLetter sendLetter, Part part, Letter letter) {
        var key = keyOf(part.message());
        return part.first() && isWhereItWas(part, letter)
                ? sendLetter.edit(letter, key)
                : sendLetter.send(letter.withoutReply(), key);
    }

    private static String keyOf(SendMessage message) {
        return message.tenant() + "/" + message.idempotencyKey();
    }

    private static Delivery answerPress(BotClient bot, SendMessage message) {
        return outcome(bot.call(AnswerCallbackQuery.builder().callbackQueryId(Objects.requireNonNull(message.replyTo()))
                .text(message.text().isEmpty() ? null : message.text()).build()));
    }

    /** Of a call that is no message of the chat: what is asked of it concerns its like, and neither chat nor bot. */
    private static Delivery outcome(BotAnswer<Boolean> answer) {
        return outcome(answer, "") instanceof Paused(var retryAfter, _, var reason)
                ? new Paused(retryAfter, Scope.CALL, reason)
                : outcome(answer, "");
    }

    static Delivery outcome(BotAnswer<?> answer, @Nullable String providerId) {
        return switch (answer) {
            case Done<?> _ -> new Sent(Objects.requireNonNullElse(providerId, ""));
            case Rejected<?> rejected -> TelegramErrors.of(rejected).delivery();
            case NotConnected<?>(var reason) -> new Deferred(false, reason);
            case Lost<?>(var reason) -> new Unknown(reason);
        };
    }

    private static MessageKind kind(SendMessage message) {
        return Objects.requireNonNullElse(message.kind(), MessageKind.MESSAGE);
    }
}
