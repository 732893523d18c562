package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.contract.message.Room;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a chat, the same on every channel. {@code room} names the topic only where the platform
 * says that it is one; {@code writtenAt} is the platform's time.
 */
public sealed interface Incoming {

    Room room();

    Instant writtenAt();

    /**
     * Somebody wrote something.
     *
     * @param addressed a command, a mention of the bot, or a reply to it; always true in a private chat, but for one
     *                  with a number that a person uses too
     * @param edited    the text of a message that was sent before
     */
    record Text(Room room, Chat chat, Sender sender, String text, String messageId, boolean addressed, boolean edited,
            Instant writtenAt) implements Incoming {
    }

    /**
     * One of several things that somebody wrote in one message and agreed to have done one after the other.
     *
     * @param said as if it had been written alone, by whoever agreed
     */
    record Part(Text said) implements Incoming {

        @Override
        public Room room() {
            return said.room();
        }

        @Override
        public Instant writtenAt() {
            return said.writtenAt();
        }
    }

    /**
     * Somebody pressed one of our buttons. Its room is only where the platform shows the message (which may lack the
     * topic): what the button means, and where it counts, is looked up by its id.
     *
     * @param pressId   answers the press
     * @param messageId the message under which the button stood, where it is still accessible
     */
    record Press(Room room, Chat chat, Sender sender, String button, String pressId, @Nullable String messageId,
            Instant writtenAt) implements Incoming {
    }

    /**
     * A photo, document, voice note, sticker or the like.
     *
     * @param kind   {@code photo}, {@code document}, {@code voice}, …; {@code other} for what is none of these
     * @param file   absent for what is none, such as a place
     * @param album  the same for the pictures of one album
     * @param edited a caption of a message that was sent before
     */
    record Media(Room room, Chat chat, Sender sender, String kind, @Nullable String caption, @Nullable File file,
            String messageId, @Nullable String album, boolean addressed, boolean edited, Instant writtenAt)
            implements
            Incoming {
    }

    /**
     * Something that the platform keeps and gives out.
     *
     * @param id   fetches it
     * @param type what its sender says it is, such as {@code image/jpeg}
     * @param size in bytes, if the platform tells
     */
    record File(String id, @Nullable String type, @Nullable Long size) {
    }

    /** The bot was added to a chat, or what it may do there changed. */
    record BotAdded(Room room, Chat chat, Sender by, boolean administrator, Instant writtenAt) implements Incoming {
    }

    record BotRemoved(Room room, Chat chat, Sender by, Instant writtenAt) implements Incoming {
    }

    /** A person left or was removed. */
    record MemberLeft(Room room, Sender member, Instant writtenAt) implements Incoming {
    }

    /** A group became a supergroup: the same chat under a new id. */
    record ChatMoved(Room room, String newChat, Instant writtenAt) implements Incoming {
    }

    /** @param title the topic's name, where the platform tells it */
    record TopicChanged(Room room, TopicChange change, @Nullable String title, Instant writtenAt)
            implements
            Incoming {
    }

    /** The platform says that our access to a whole workspace ended; its room names only the account. */
    record AccessEnded(Room room, Instant writtenAt) implements Incoming {
    }

    /** Nothing that Tar reacts to. */
    record Irrelevant(Room room, String why, Instant writtenAt) implements Incoming {
    }

    enum TopicChange {
        CREATED, RENAMED, CLOSED, REOPENED
    }

    /** The chat around a room. */
    record Chat(ChatKind kind, String title) {
    }
}
