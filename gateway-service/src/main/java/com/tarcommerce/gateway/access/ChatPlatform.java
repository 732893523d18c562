package com.tarcommerce.gateway.access;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Sender;
import java.util.Optional;

/** What must be asked of a channel's platform itself; the adapter of each channel has one. Calls go over the network. */
public interface ChatPlatform {

    /** The channel's name in a room: {@code telegram}. */
    String channel();

    /** Whether a key or a code that answers a message is shown to who wrote that message only. */
    default boolean showsSecretsToAskerOnly() {
        return false;
    }

    /** Whether the platform says that the sender administers the chat now. */
    boolean isAdministrator(Room room, Sender sender);

    /** What the bot may do in the chat; empty if the platform does not tell (it was removed, or never there). */
    Optional<Standing> standing(Room room);

    /**
     * Makes a topic in a forum.
     *
     * @throws TopicRefused if the platform will never make it as things are
     */
    Room createTopic(Room chat, String title);

    /**
     * @param readsEverything gets plain text and not only what is addressed to it
     * @param managesTopics   may make topics
     * @param forum           the chat has topics
     */
    record Standing(boolean readsEverything, boolean managesTopics, boolean forum) {
    }
}
