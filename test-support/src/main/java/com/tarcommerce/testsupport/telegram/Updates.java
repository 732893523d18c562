package com.tarcommerce.testsupport.telegram;

import tools.jackson.databind.node.ObjectNode;

/**
 * Makes updates of the shapes that Telegram sends: {@code Updates.text("Update milk stock to 0").in(shop,
 * 45).from(RAVI).json()}. Commands and mentions in texts get their entities; unless said otherwise, it is Ravi who
 * writes, in his private chat with the bot, now.
 */
public final class Updates {
    public static final Person RAVI = Person.called("Ravi", 501_001);
    public static final Person MEENA = Person.called("Meena", 501_002);

    private Updates() {
    }

    public static MessageUpdate text(String text) {
        return new MessageUpdate(Telegram.object().put("text", text));
    }

    /** A photo in two sizes; the bigger one has this file id. */
    public static MessageUpdate photo(String fileId) {
        var body = Telegram.object();
        var sizes = body.putArray("photo");
        sizes.addObject().put("file_id", fileId + "-s").put("file_unique_id", "s" + fileId).put("file_size", 1_253)
                .put("width", 90).put("height", 67);
        sizes.addObject().put("file_id", fileId).put("file_unique_id", "x" + fileId).put("file_size", 48_100)
                .put("width", 800).put("height", 600);
        return new MessageUpdate(body);
    }

    public static MessageUpdate voice(String fileId) {
        return media("voice", fileId, "audio/ogg");
    }

    public static MessageUpdate document(String fileId) {
        return media("document", fileId, "application/pdf");
    }

    public static MessageUpdate sticker(String fileId) {
        var body = Telegram.object();
        body.putObject("sticker").put("file_id", fileId).put("file_unique_id", "u" + fileId).put("type", "regular")
                .put("width", 512).put("height", 512).put("is_animated", false).put("is_video", false);
        return new MessageUpdate(body);
    }

    /** The bot's own text, as Telegram shows it to other bots or in a channel's discussion. */
    public static MessageUpdate ownText(String text) {
        return text(text).from(BotApiStandIn.BOT);
    }

    /** A press of a button with this data. */
    public static PressUpdate press(String data) {
        return new PressUpdate(data);
    }

    /** The bot was added, removed, or given other rights. */
    public static MembershipUpdate botBecomes(Membership before, Membership after) {
        return new MembershipUpdate(BotApiStandIn.BOT, before, after);
    }

    public static MembershipUpdate memberBecomes(Person who, Membership before, Membership after) {
        return new MembershipUpdate(who, before, after);
    }

    public static MessageUpdate memberLeft(Person who) {
        var body = Telegram.object();
        body.set("left_chat_participant", who.json());
        body.set("left_chat_member", who.json());
        return new MessageUpdate(body);
    }

    public static MessageUpdate membersJoined(Person... who) {
        var body = Telegram.object();
        var list = body.putArray("new_chat_members");
        for (var person : who) {
            list.add(person.json());
        }
        return new MessageUpdate(body);
    }

    /** Said in the old group: it goes on under the id of a supergroup. */
    public static MessageUpdate migratesTo(long supergroup) {
        return new MessageUpdate(Telegram.object().put("migrate_to_chat_id", supergroup));
    }

    /** Said in the new supergroup. */
    public static MessageUpdate migratedFrom(long group) {
        return new MessageUpdate(Telegram.object().put("migrate_from_chat_id", group));
    }

    public static MessageUpdate topicCreated(String name) {
        return note("forum_topic_created", Telegram.object().put("name", name).put("icon_color", 7_322_096));
    }

    public static MessageUpdate topicRenamed(String name) {
        return note("forum_topic_edited", Telegram.object().put("name", name));
    }

    /** Only the icon was changed: the note names no topic. */
    public static MessageUpdate topicIconChanged() {
        return note("forum_topic_edited", Telegram.object().put("icon_custom_emoji_id", "5312016608254762256"));
    }

    public static MessageUpdate topicClosed() {
        return note("forum_topic_closed", Telegram.object());
    }

    public static MessageUpdate topicReopened() {
        return note("forum_topic_reopened", Telegram.object());
    }

    public static MessageUpdate generalHidden() {
        return note("general_forum_topic_hidden", Telegram.object());
    }

    public static MessageUpdate generalUnhidden() {
        return note("general_forum_topic_unhidden", Telegram.object());
    }

    /** A kind of update that no released version of the Bot API knows. */
    public static String unknownKind(long updateId) {
        return Telegram.object().put("update_id", updateId)
                .set("thought_transferred", Telegram.object().put("strength", 0.7)).toString();
    }

    private static MessageUpdate media(String kind, String fileId, String type) {
        var body = Telegram.object();
        body.putObject(kind).put("file_id", fileId).put("file_unique_id", "u" + fileId).put("mime_type", type)
                .put("file_size", 12_345);
        return new MessageUpdate(body);
    }

    private static MessageUpdate note(String field, ObjectNode content) {
        var body = Telegram.object();
        body.set(field, content);
        return new MessageUpdate(body);
    }
}
