package com.tarcommerce.outbound.channel.telegram;

import com.tarcommerce.outbound.channel.telegram.BotAnswer.Done;
import com.tarcommerce.outbound.channel.telegram.BotAnswer.Rejected;
import com.tarcommerce.outbound.delivery.Delivery;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.ProviderError.AnsweredGone;
import com.tarcommerce.outbound.delivery.ProviderError.ChatMigrated;
import com.tarcommerce.outbound.delivery.ProviderError.EditedGone;
import com.tarcommerce.outbound.delivery.ProviderError.MarksUnreadable;
import com.tarcommerce.outbound.delivery.ProviderError.Mendable;
import com.tarcommerce.outbound.delivery.ProviderError.PhotoUnfit;
import com.tarcommerce.outbound.delivery.ProviderError.TopicClosed;
import com.tarcommerce.outbound.delivery.ProviderError.TopicGone;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Sends a text or a file, or edits a text, changing at once what Telegram refuses and a reader would not miss: a chat that has moved, a
 * topic that is gone, an answered message that is gone, marks that Telegram does not take, a photo that it can't show. What an edit
 * would say of a message that is gone is a message of its own.
 */
final class SendLetter {
    private static final Logger LOG = LoggerFactory.getLogger(SendLetter.class);
    private static final int MOST_CHANGES = 5;
    private static final int BAD_REQUEST = 400;

    private final BotClient bot;
    private final MovedChats movedChats;
    private final NotesSent notesSent;

    SendLetter(BotClient bot, MovedChats movedChats, NotesSent notesSent) {
        this.bot = bot;
        this.movedChats = movedChats;
        this.notesSent = notesSent;
    }

    /** @param key of the message that the letter is a part of */
    Delivery send(Letter letter, String key) {
        return deliver(letter, key, this::post);
    }

    /** In a supergroup numbers begin anew, so that the message of the group before is another one there. */
    Delivery edit(Letter letter, String key) {
        return deliver(letter, key, editing -> editing.replyTo() != null && editing.chat().equals(letter.chat())
                ? bot.call(editing.edit())
                : post(editing.withoutReply()));
    }

    /** The message that it names; what can't be taken away stays, for nobody could mend that. */
    Delivery takeAway(Letter letter) {
        var answer = bot.call(DeleteMessage.builder().chatId(letter.chat())
                .messageId(Objects.requireNonNull(letter.replyTo())).build());
        return answer instanceof Rejected<Boolean> rejected && rejected.code() == BAD_REQUEST
                ? new Sent("")
                : TelegramChannel.outcome(answer, "");
    }

    private BotAnswer<? extends Serializable> post(Letter letter) {
        return letter.enclosed() == null ? bot.call(letter.message()) : bot.upload(letter);
    }

    private Delivery deliver(Letter original, String key, Function<Letter, BotAnswer<? extends Serializable>> call) {
        var letter = original;
        for (var changes = 0;; changes++) {
            if (letter.noteGoesApart()) {
                var noted = notesSent.contains(key) ? null : bot.call(letter.noteAlone());
                if (noted != null && !(noted instanceof Done)) {
                    return TelegramChannel.outcome(noted, null);
                }
                notesSent.add(key);
                letter = letter.withoutNote();
            }
            var answer = call.apply(letter);
            if (answer instanceof Rejected<?> rejected && rejected.says("message is not modified")) {
                return new Sent(String.valueOf(letter.replyTo()));
            }
            var changed = answer instanceof Rejected<?> rejected && changes < MOST_CHANGES
                    ? changed(letter, rejected)
                    : Optional.<Letter>empty();
            if (changed.isEmpty()) {
                return TelegramChannel.outcome(answer, providerId(answer));
            }
            letter = changed.get();
        }
    }

    private Optional<Letter> changed(Letter letter, Rejected<?> rejected) {
        return TelegramErrors.of(rejected) instanceof Mendable mendable ? mended(letter, mendable) : Optional.empty();
    }

    /** Empty if the detail was not there, or is changed already. */
    private Optional<Letter> mended(Letter letter, Mendable error) {
        return switch (error) {
            case ChatMigrated(var newChat, var _) -> newChat.equals(letter.chat())
                    ? Optional.empty()
                    : Optional.of(moved(letter, newChat));
            case TopicGone _ -> letter.thread() == null ? Optional.empty() : Optional.of(inGeneral(letter, "gone"));
            case TopicClosed _ -> letter.thread() == null ? Optional.empty() : Optional.of(inGeneral(letter, "closed"));
            case AnsweredGone _,EditedGone _ ->
                letter.replyTo() == null ? Optional.empty() : Optional.of(letter.withoutReply());
            case PhotoUnfit _ -> letter.enclosed() == null || !letter.enclosed().photo()
                    ? Optional.empty()
                    : Optional.of(letter.asDocument());
            case MarksUnreadable _ -> letter.marks().isEmpty() ? Optional.empty() : Optional.of(letter.withoutMarks());
        };
    }

    private Letter moved(Letter letter, String newChat) {
        LOG.atInfo().addKeyValue("chat", letter.chat()).addKeyValue("newChat", newChat)
                .log("a group became a supergroup");
        movedChats.moved(letter.chat(), newChat);
        return letter.to(newChat);
    }

    private static Letter inGeneral(Letter letter, String what) {
        LOG.atWarn().addKeyValue("chat", letter.chat()).addKeyValue("thread", letter.thread()).addKeyValue("is", what)
                .log("a topic takes no messages: they go to General");
        return letter.inGeneral("(Topic " + letter.thread() + " is " + what + ", so this comes here.)\n");
    }

    private static String providerId(BotAnswer<?> answer) {
        return answer instanceof Done<?>(Message message) ? String.valueOf(message.getMessageId()) : "";
    }
}
