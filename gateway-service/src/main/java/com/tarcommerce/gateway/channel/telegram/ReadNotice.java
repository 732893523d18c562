package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.channel.Texts;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Incoming.TopicChange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Telegram's own messages about a chat: it moved, somebody left, a topic changed. They count whoever caused them. */
final class ReadNotice {
    private final Places places;
    private final BotIdentity bot;

    ReadNotice(Places places, BotIdentity bot) {
        this.places = places;
        this.bot = bot;
    }

    Optional<Incoming> read(Message message) {
        return move(message).or(() -> leaving(message)).or(() -> topic(message));
    }

    /**
     * A move is told twice, in the old chat and in the new one; both say the same. In the new chat it comes before
     * anything else there, so that nothing is taken for unbound; the second one finds nothing left to move.
     */
    private Optional<Incoming> move(Message message) {
        @Nullable
        Long to = message.getMigrateToChatId();
        if (to != null) {
            return Optional.of(new Incoming.ChatMoved(places.roomOf(message.getChat()), to.toString(),
                    ReadMessage.timeOf(message)));
        }
        @Nullable
        Long from = message.getMigrateFromChatId();
        return from == null
                ? Optional.empty()
                : Optional.of(new Incoming.ChatMoved(
                        places.room(from.toString()), message.getChatId().toString(), ReadMessage.timeOf(message)));
    }

    /** That the bot itself left is told by my_chat_member. */
    private Optional<Incoming> leaving(Message message) {
        var member = message.getLeftChatMember();
        if (member == null) {
            return Optional.empty();
        }
        return Optional.of(bot.id().equals(member.getId().toString())
                ? places.irrelevant(message, "the bot left, which my_chat_member tells")
                : new Incoming.MemberLeft(places.roomOf(message.getChat()), People.senderOf(member),
                        ReadMessage.timeOf(message)));
    }

    private Optional<Incoming> topic(Message message) {
        if (message.getForumTopicCreated() != null) {
            return changed(message, TopicChange.CREATED, message.getForumTopicCreated().getName());
        }
        if (message.getForumTopicEdited() != null) {
            @Nullable
            String name = message.getForumTopicEdited().getName();
            return name == null || name.isEmpty()
                    ? Optional.of(places.irrelevant(message, "a topic's icon"))
                    : changed(message, TopicChange.RENAMED, name);
        }
        if (message.getForumTopicClosed() != null || message.getGeneralForumTopicHidden() != null) {
            return changed(message, TopicChange.CLOSED, null);
        }
        return message.getForumTopicReopened() == null && message.getGeneralForumTopicUnhidden() == null
                ? Optional.empty()
                : changed(message, TopicChange.REOPENED, null);
    }

    private Optional<Incoming> changed(Message message, TopicChange change, @Nullable String title) {
        return Optional.of(new Incoming.TopicChanged(places.roomOf(message), change,
                title == null ? null : Texts.clean(title), ReadMessage.timeOf(message)));
    }
}
