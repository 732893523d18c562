package com.tarcommerce.testsupport.telegram;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat as the stand-in and the updates know it: its kind, its topics and who is in it. Message ids and topic ids grow
 * together, as in a real chat. May be changed while the stand-in runs.
 */
public final class TelegramChat {
    /** What becomes of a topic. */
    enum Topic {
        OPEN, CLOSED
    }

    private final long id;
    private final String type;
    private final String title;
    private volatile boolean forum;
    private volatile @Nullable Long movedTo;
    private volatile Membership bot = Membership.TOPIC_ADMINISTRATOR;
    private final Map<Long, Topic> topics = new ConcurrentHashMap<>();
    private final Map<Person, Membership> members = new ConcurrentHashMap<>();
    private final AtomicLong lastMessage = new AtomicLong(1_000);

    private TelegramChat(long id, String type, String title, boolean forum) {
        this.id = id;
        this.type = type;
        this.title = title;
        this.forum = forum;
    }

    /** A supergroup with topics, in which the bot is an administrator that may manage them. */
    public static TelegramChat forum(long id, String title) {
        return new TelegramChat(id, "supergroup", title, true);
    }

    public static TelegramChat supergroup(long id, String title) {
        return new TelegramChat(id, "supergroup", title, false);
    }

    /** A basic group: it may one day migrate to a supergroup. */
    public static TelegramChat group(long id, String title) {
        return new TelegramChat(id, "group", title, false);
    }

    public static TelegramChat channel(long id, String title) {
        return new TelegramChat(id, "channel", title, false);
    }

    /** The private chat with a person; its id is the person's. */
    public static TelegramChat with(Person person) {
        return new TelegramChat(person.id(), "private", person.firstName(), false).member(person, Membership.MEMBER);
    }

    /** There is an open topic of this id. */
    public TelegramChat topic(long thread) {
        topics.put(thread, Topic.OPEN);
        return this;
    }

    public TelegramChat closeTopic(long thread) {
        topics.put(thread, Topic.CLOSED);
        return this;
    }

    public TelegramChat deleteTopic(long thread) {
        topics.remove(thread);
        return this;
    }

    /** Topics were switched on or off for the whole chat. */
    public TelegramChat forum(boolean on) {
        forum = on;
        return this;
    }

    public TelegramChat member(Person person, Membership membership) {
        members.put(person, membership);
        return this;
    }

    /** What the bot itself is here. */
    public TelegramChat bot(Membership membership) {
        bot = membership;
        return this;
    }

    public long id() {
        return id;
    }

    public String title() {
        return title;
    }

    public long nextMessageId() {
        return lastMessage.incrementAndGet();
    }

    /** The id that it has now; null while it has its own. */
    @Nullable
    Long movedTo() {
        return movedTo;
    }

    void movedTo(long newId) {
        movedTo = newId;
    }

    String type() {
        return type;
    }

    boolean isForum() {
        return forum;
    }

    boolean isPrivate() {
        return "private".equals(type);
    }

    Membership bot() {
        return bot;
    }

    @Nullable
    Topic topicState(long thread) {
        return topics.get(thread);
    }

    ObjectNode memberJson(long user, Person self) {
        if (user == self.id()) {
            return bot.json(self);
        }
        return members.entrySet().stream().filter(entry -> entry.getKey().id() == user).findFirst()
                .map(entry -> entry.getValue().json(entry.getKey()))
                .orElseGet(() -> Membership.LEFT.json(Person.withoutUsername("Someone", user)));
    }

    /** Other bots are not listed, as on the real one. */
    ArrayNode administratorsJson(Person self) {
        var list = Telegram.array();
        members.forEach((person, membership) -> {
            if (membership.administers() && !person.bot()) {
                list.add(membership.json(person));
            }
        });
        return bot.administers() ? list.add(bot.json(self)) : list;
    }

    /** The chat as it stands in a message. */
    ObjectNode json() {
        var chat = Telegram.object().put("id", id).put("type", type);
        if (isPrivate()) {
            chat.put("first_name", title);
        } else {
            chat.put("title", title);
        }
        return forum ? chat.put("is_forum", true) : chat;
    }
}
