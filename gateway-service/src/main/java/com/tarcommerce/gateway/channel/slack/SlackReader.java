package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.access.RoomStore;
import com.tarcommerce.gateway.intake.ChannelReader;
import com.tarcommerce.gateway.intake.ChatKind;
import com.tarcommerce.gateway.intake.Incoming;
import com.tarcommerce.gateway.intake.Sender;
import com.tarcommerce.gateway.intake.UnreadableUpdate;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what came of Slack. */
@Component
class SlackReader implements ChannelReader {
    private final JsonMapper json;
    private final Workspaces workspaces;
    private final RoomStore rooms;

    SlackReader(JsonMapper json, Workspaces workspaces, RoomStore rooms) {
        this.json = json;
        this.workspaces = workspaces;
        this.rooms = rooms;
    }

    @Override
    public String channel() {
        return SlackSettings.CHANNEL;
    }

    @Override
    public Incoming read(String account, String body) throws UnreadableUpdate {
        try {
            var kept = json.readTree(body);
            var event = kept.path("event");
            if (SlackDelivery.ENDS_ACCESS.contains(event.path("type").asString(""))) {
                return new Incoming.AccessEnded(room(account, SlackDelivery.WORKSPACE), Instant.EPOCH);
            }
            var there = new SlackPlace(account, workspaces.botIn(account).orElseThrow(() -> new UnreadableUpdate(
                    "Tar is not in the workspace " + account + " any more: install it again, and replay this", null)));
            return switch (kept.path("type").asString("")) {
                case "event_callback" -> event(there, event);
                case "press" -> press(there, kept.path("press"), received(kept));
                case "command" -> command(there, kept.path("form"), received(kept));
                default -> throw new UnreadableUpdate("no delivery of Slack as documented", null);
            };
        } catch (JacksonException | NumberFormatException undocumented) {
            throw new UnreadableUpdate("no delivery of Slack as documented", undocumented);
        }
    }

    private Incoming event(SlackPlace there, JsonNode event) {
        return switch (event.path("type").asString("")) {
            case "message" -> new ReadSlackMessage(there, rooms).read(event);
            case "member_joined_channel" -> there.isUs(event)
                    ? new Incoming.BotAdded(there.room(event), chat(event),
                            person(event.path("inviter").asString("")), true, at(event))
                    : new Incoming.Irrelevant(there.room(event), "a member who came", at(event));
            case "member_left_channel" -> there.isUs(event)
                    ? new Incoming.BotRemoved(there.room(event), chat(event), person(""), at(event))
                    : new Incoming.MemberLeft(there.room(event), person(event.path("user").asString("")), at(event));
            default -> new Incoming.Irrelevant(there.room(event), "a kind of event that Tar does not use", at(event));
        };
    }

    /** The press is answered to whoever pressed: the id of the answer begins with the person. */
    private Incoming press(SlackPlace there, JsonNode press, Instant at) {
        var user = press.path("user").path("id").asString("");
        var room = new ReadSlackMessage(there, rooms).room(there.room(press.path("channel").path("id").asString("")),
                thread(press.path("message")));
        var button = press.path("actions").path(0).path("value").asString("");
        return button.isEmpty()
                ? new Incoming.Irrelevant(room, "a button that is none of ours", at)
                : new Incoming.Press(room, new Incoming.Chat(ChatKind.GROUP, press.path("channel").path("name")
                        .asString("")), person(user), button, user + ":" + press.path("trigger_id").asString(""),
                        press.path("message").path("ts").asString(null), at);
    }

    /** A message that has answers names its own thread, and stands in the channel all the same. */
    private static String thread(JsonNode message) {
        var thread = message.path("thread_ts").asString("");
        return thread.equals(message.path("ts").asString("")) ? "" : thread;
    }

    private static Incoming command(SlackPlace there, JsonNode form, Instant at) {
        var room = there.room(form.path("channel_id").asString(""));
        var text = SlackText.plain(form.path("text").asString(""), there.bot());
        return new Incoming.Text(room, new Incoming.Chat(kindOf(room.chat()), form.path("channel_name").asString("")),
                new Sender(form.path("user_id").asString(""),
                        form.path("user_id").asString("").toLowerCase(Locale.ROOT),
                        form.path("user_name").asString(""), false),
                text.isEmpty() ? "/help" : SlackText.command(text), form.path("trigger_id").asString(""), true, false,
                at);
    }

    private static Instant received(JsonNode kept) {
        return Instant.ofEpochMilli(kept.path("received").asLong(0));
    }

    /** @param account empty for the environment's workspace */
    static Room room(String account, String channel) {
        return new Room(SlackSettings.CHANNEL, account.isEmpty() ? null : account, channel, null);
    }

    static Incoming.Chat chat(JsonNode event) {
        return new Incoming.Chat(kindOf(event.path("channel").asString("")), "");
    }

    private static ChatKind kindOf(String channel) {
        return channel.startsWith("D") ? ChatKind.PRIVATE : ChatKind.GROUP;
    }

    static Sender person(String id) {
        return new Sender(id, id.toLowerCase(Locale.ROOT), id, false);
    }

    /** Slack's {@code ts} is seconds with microseconds, and also a message's id. */
    static Instant at(JsonNode event) {
        var ts = event.path("event_ts").asString(event.path("ts").asString("0"));
        var dot = ts.indexOf('.');
        return Instant.ofEpochSecond(Long.parseLong(dot < 0 ? ts : ts.substring(0, dot)));
    }
}
