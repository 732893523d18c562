package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.channel.Texts;
import com.tarcommerce.gateway.intake.Incoming;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** What somebody wrote or sent. */
final class ReadMessage {
    private final Places places;
    private final Addressing addressing;
    private final ReadNotice readNotice;

    ReadMessage(Places places, Addressing addressing, ReadNotice readNotice) {
        this.places = places;
        this.addressing = addressing;
        this.readNotice = readNotice;
    }

    Incoming read(Message message, boolean edited) {
        var notice = readNotice.read(message);
        if (notice.isPresent()) {
            return notice.get();
        }
        if (Boolean.TRUE.equals(message.getIsAutomaticForward())) {
            return places.irrelevant(message, "a post of the linked channel");
        }
        if (People.isBot(message)) {
            return places.irrelevant(message, "written by a bot");
        }
        if (message.getViaBot() != null) {
            return places.irrelevant(message, "written by way of another bot");
        }
        if (message.hasText()) {
            return text(message, edited);
        }
        return Contents.of(message).<Incoming>map(contents -> media(message, contents, edited))
                .orElseGet(() -> places.irrelevant(message, "a kind of message that Tar does not use"));
    }

    /** What is forwarded is somebody else's words: nobody here has said it to us. */
    private Incoming text(Message message, boolean edited) {
        var written = Texts.clean(message.getText());
        if (isForwarded(message)) {
            return places.irrelevant(message, "forwarded");
        }
        if (addressing.isForAnotherBot(written)) {
            return places.irrelevant(message, "a command for another bot");
        }
        var addressed = addressing.isAddressed(message, written, entities(message::getEntities));
        return new Incoming.Text(places.roomOf(message), Places.chatOf(message.getChat()), People.senderOf(message),
                addressing.withoutOurName(written), message.getMessageId().toString(), addressed, edited,
                timeOf(message));
    }

    private static boolean isForwarded(Message message) {
        return message.getForwardOrigin() != null || message.getForwardDate() != null;
    }

    /** A forwarded picture is taken; the words under it are somebody else's, like those of a forwarded text. */
    private Incoming media(Message message, Contents contents, boolean edited) {
        @Nullable
        String caption = isForwarded(message) ? null : message.getCaption();
        var written = caption == null ? "" : Texts.clean(caption);
        if (addressing.isForAnotherBot(written)) {
            return places.irrelevant(message, "a command for another bot");
        }
        var addressed = addressing.isAddressed(message, written,
                caption == null ? List.of() : entities(message::getCaptionEntities));
        return new Incoming.Media(places.roomOf(message), Places.chatOf(message.getChat()), People.senderOf(message),
                contents.kind(), caption == null ? null : addressing.withoutOurName(written), contents.file(),
                message.getMessageId().toString(), message.getMediaGroupId(), addressed, edited,
                timeOf(message));
    }

    /** The getters cut the text by the offsets that they find, which need not lie inside it. */
    private static List<MessageEntity> entities(java.util.function.Supplier<@Nullable List<MessageEntity>> getter) {
        try {
            return Objects.requireNonNullElse(getter.get(), List.of());
        } catch (IndexOutOfBoundsException nonsense) {
            return List.of();
        }
    }

    /** An edited text was written when it was edited. */
    static Instant timeOf(Message message) {
        @Nullable
        Integer edited = message.getEditDate();
        return Instant.ofEpochSecond(edited == null ? message.getDate() : edited);
    }
}
