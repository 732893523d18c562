package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What somebody wrote. A thread that is bound, or is being bound, is a room; any other belongs to its channel. */
final class ReadSlackMessage {
    private final SlackPlace there;
    private final RoomStore rooms;

    ReadSlackMessage(SlackPlace there, RoomStore rooms) {
        this.there = there;
        this.rooms = rooms;
    }

    Incoming read(JsonNode event) {
        return switch (event.path("subtype").asString("")) {
            case "", "thread_broadcast", "file_share", "me_message" -> written(event, event, false);
            case "message_changed" -> changed(event);
            default -> irrelevant(event, "a notice of Slack's own");
        };
    }

    /** Slack also tells of a change when it unfurls a link; then the text is as before. */
    private Incoming changed(JsonNode event) {
        var now = event.path("message");
        return now.path("text").equals(event.path("previous_message").path("text"))
                ? irrelevant(event, "a change of something but the text")
                : written(event, now, true);
    }

    private Incoming written(JsonNode event, JsonNode message, boolean edited) {
        if (message.has("bot_id") || message.path("user").asString("").isEmpty()) {
            return irrelevant(event, "written by a bot");
        }
        var raw = message.path("text").asString("");
        var named = SlackText.mentions(raw, there.bot());
        var plain = SlackText.plain(raw, there.bot());
        var text = named ? SlackText.command(plain) : plain;
        var place = new Place(room(event, message, text), SlackReader.chat(event),
                SlackReader.person(message.path("user").asString("")), SlackReader.at(event));
        var addressed = named || place.chat().kind() == ChatKind.PRIVATE || isReplyToUs(message);
        var id = message.path("ts").asString("");
        if (message.path("files").isEmpty()) {
            return new Incoming.Text(place.room(), place.chat(), place.sender(), text, id, addressed, edited,
                    place.at());
        }
        var file = message.path("files").path(0);
        var caption = text.isEmpty() || message.path(SlackDelivery.PAGE).asInt(0) > 0 ? null : text;
        return new Incoming.Media(place.room(), place.chat(), place.sender(), kindOf(file), caption, fileOf(file), id,
                message.path(SlackDelivery.ALBUM).asString(null), addressed, edited, place.at());
    }

    private static String kindOf(JsonNode file) {
        return switch (file.path("mimetype").asString("").split("/", 2)[0]) {
            case "image" -> "photo";
            case "audio" -> file.path("subtype").asString("").equals("slack_audio") ? "voice" : "audio";
            case "video" -> "video";
            default -> "document";
        };
    }

    private static Incoming.@Nullable File fileOf(JsonNode file) {
        var id = file.path("id").asString("");
        return id.isEmpty()
                ? null
                : new Incoming.File(id, file.path("mimetype").asString(null),
                        file.path("size").isIntegralNumber() ? file.path("size").asLong() : null);
    }

    private Room room(JsonNode event, JsonNode message, String text) {
        var channel = there.room(event);
        var thread = message.path("thread_ts").asString("");
        return !thread.isEmpty() && text.startsWith("/bind") ? channel.inThread(thread) : room(channel, thread);
    }

    /** @param thread empty for none */
    Room room(Room channel, String thread) {
        return !thread.isEmpty() && rooms.find(channel.inThread(thread)).isPresent()
                ? channel.inThread(thread)
                : channel;
    }

    private boolean isReplyToUs(JsonNode message) {
        return there.bot().equals(message.path("parent_user_id").asString(""));
    }

    private Incoming irrelevant(JsonNode event, String why) {
        return new Incoming.Irrelevant(there.room(event), why, SlackReader.at(event));
    }

    private record Place(Room room, Incoming.Chat chat, Sender sender, Instant at) {
    }
}
