package com.tarcommerce.outbound.channel.telegram;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.outbound.ability.Abilities;
import com.tarcommerce.outbound.ability.Texts;
import com.tarcommerce.outbound.delivery.Part;
import com.tarcommerce.outbound.media.Enclosed;
import com.tarcommerce.outbound.text.FormattedText;
import com.tarcommerce.outbound.text.Mark;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/**
 * A text as it goes to Telegram, and how it changes when Telegram refuses a detail of it.
 *
 * @param thread    the topic; null for General and for chats without topics
 * @param note      goes before the text, in the same message if there is room
 * @param first     whether it is the first part of its message
 * @param marks     how stretches of the text look
 * @param enclosed  the file whose caption the text is
 */
record Letter(String chat, @Nullable Integer thread, String note, String text, boolean first, List<Mark> marks,
        @Nullable Integer replyTo, @Nullable InlineKeyboardMarkup buttons, @Nullable Enclosed enclosed) {
    private static final int LONGEST = Abilities.TELEGRAM.longestText();
    private static final int LONGEST_CAPTION = Abilities.TELEGRAM.files().longestCaption();
    /** The General topic's id, which Telegram itself refuses. */
    private static final String GENERAL = "1";

    /** @throws NumberFormatException if the topic or the message answered is no number */
    static Letter of(Part part, String chat) {
        var message = part.message();
        var thread = message.room().thread();
        var replyTo = message.replyTo();
        return new Letter(chat, thread == null || thread.equals(GENERAL) ? null : Integer.valueOf(thread), "",
                part.text(), part.first(), formatted(message).get(part.index()).marks(),
                replyTo == null || !part.first() ? null : Integer.valueOf(replyTo),
                part.last() ? buttons(message.buttons()) : null, part.enclosed());
    }

    /** The parts of a message, which are the same whenever it is asked. */
    static List<FormattedText> formatted(com.tarcommerce.common.contract.message.SendMessage message) {
        return Texts.formatted(message);
    }

    Letter to(String newChat) {
        return new Letter(newChat, thread, note, text, first, marks, replyTo, buttons, enclosed);
    }

    /** Where it was to go is gone; the first part says so. */
    Letter inGeneral(String newNote) {
        return new Letter(chat, null, first ? newNote : "", text, first, marks, replyTo, buttons, enclosed);
    }

    Letter withoutReply() {
        return new Letter(chat, thread, note, text, first, marks, null, buttons, enclosed);
    }

    Letter withoutMarks() {
        return new Letter(chat, thread, note, text, first, List.of(), replyTo, buttons, enclosed);
    }

    Letter withoutNote() {
        return inGeneral("");
    }

    /** The note is too long to go with the text: it is a message of its own. */
    boolean noteGoesApart() {
        return !note.isEmpty() && note.length() + text.length() > (enclosed == null ? LONGEST : LONGEST_CAPTION);
    }

    /** A photo that Telegram can't show. */
    Letter asDocument() {
        return new Letter(chat, thread, note, text, first, marks, replyTo, buttons,
                enclosed == null ? null : enclosed.asDocument());
    }

    SendMessage noteAlone() {
        return SendMessage.builder().chatId(chat).text(note.strip()).build();
    }

    SendMessage message() {
        return SendMessage.builder().chatId(chat).messageThreadId(thread).text(note + text)
                .entities(entities(note.length())).replyMarkup(buttons).replyParameters(answered()).build();
    }

    SendPhoto photo() {
        var photo = SendPhoto.builder().chatId(chat).messageThreadId(thread).photo(file()).caption(caption())
                .replyMarkup(buttons).replyParameters(answered());
        return marks.isEmpty() ? photo.build() : photo.captionEntities(entities(note.length())).build();
    }

    SendDocument document() {
        var document = SendDocument.builder().chatId(chat).messageThreadId(thread).document(file()).caption(caption())
                .replyMarkup(buttons).replyParameters(answered());
        return marks.isEmpty() ? document.build() : document.captionEntities(entities(note.length())).build();
    }

    private InputFile file() {
        var file = Objects.requireNonNull(enclosed);
        return new InputFile(new ByteArrayInputStream(file.bytes()), file.name());
    }

    private @Nullable String caption() {
        var caption = note + text;
        return caption.isBlank() ? null : caption;
    }

    private @Nullable ReplyParameters answered() {
        return replyTo == null
                ? null
                : ReplyParameters.builder().messageId(replyTo).allowSendingWithoutReply(true).build();
    }

    EditMessageText edit() {
        return EditMessageText.builder().chatId(chat).messageId(Objects.requireNonNull(replyTo)).text(text)
                .entities(entities(0)).replyMarkup(buttons).build();
    }

    private @Nullable List<MessageEntity> entities(int movedBy) {
        return marks.isEmpty() ? null : marks.stream().map(mark -> entity(mark, movedBy)).toList();
    }

    private static MessageEntity entity(Mark mark, int movedBy) {
        return MessageEntity.builder().type(mark.type()).offset(mark.offset() + movedBy).length(mark.length())
                .url(mark.url()).build();
    }

    private static @Nullable InlineKeyboardMarkup buttons(@Nullable List<List<Button>> rows) {
        return rows == null
                ? null
                : new InlineKeyboardMarkup(Abilities.TELEGRAM.buttons().rows(rows).stream().map(Letter::row).toList());
    }

    private static InlineKeyboardRow row(List<Button> buttons) {
        return new InlineKeyboardRow(buttons.stream()
                .map(button -> InlineKeyboardButton.builder().text(button.text()).callbackData(button.id()).build())
                .toList());
    }
}
