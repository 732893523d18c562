package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.common.contract.message.Room;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The little that must be known of an update to keep it: its id, and the lane that it belongs to. It is read from the
 * raw JSON, so that an update which our types cannot read is kept too.
 *
 * <p>A room is a lane. What concerns a chat as a whole (the bot or a member came or went, the chat moved) has the lane
 * of the chat itself, which is also the General topic's: it may overtake what waits in another topic, and as rights are
 * read when something is done, that can only take a right away earlier. Groups that become supergroups have no topics,
 * so there a move keeps its place among all messages. Where nothing tells the chat, the person is the lane.
 */
record UpdateHead(String updateId, String lane) {
    /** Depth and digits are bounded by the size of a body alone: what is well-formed is never refused. */
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE).maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE).build())
            .build();
    private static final Set<String> LEAVES = Set.of("id", "update_id", "message_thread_id", "is_topic_message");
    private static final Set<String> BRANCHES = Set.of("chat", "message", "from", "user");
    private static final int DEEPEST = 3;

    /** @throws MalformedUpdate if it is no JSON object with one integer {@code update_id} */
    static UpdateHead of(String account, String body) {
        var found = new HashMap<String, String>();
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedUpdate("The body must be one JSON object: an Update of the Bot API.");
            }
            read(parser, "", 0, found);
            if (parser.nextToken() != null) {
                throw new MalformedUpdate("The body must end after its one JSON object.");
            }
        } catch (JacksonException unreadable) {
            throw new MalformedUpdate("The body is no JSON.");
        }
        var updateId = found.get("/update_id");
        if (updateId == null) {
            throw new MalformedUpdate("The update has no update_id.");
        }
        return new UpdateHead(updateId, laneOf(account, found));
    }

    /** Collects the leaves by path; what is inside the update's one content has paths that begin with {@code //}. */
    private static void read(JsonParser parser, String path, int depth, Map<String, String> found) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = String.valueOf(parser.currentName());
            var value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && depth < DEEPEST && (depth == 0 || BRANCHES.contains(name))) {
                read(parser, depth == 0 ? "/" : path + "/" + name, depth + 1, found);
            } else if (value.isStructStart()) {
                parser.skipChildren();
            } else if (LEAVES.contains(name)) {
                keep(path + "/" + name, value, parser, found);
            }
        }
    }

    private static void keep(String path, JsonToken value, JsonParser parser, Map<String, String> found) {
        var isId = path.equals("/update_id");
        if (isId && (value != JsonToken.VALUE_NUMBER_INT || found.containsKey(path))) {
            throw new MalformedUpdate("The update_id must be one integer.");
        }
        if (value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_TRUE) {
            found.put(path, parser.getString());
        }
    }

    private static String laneOf(String account, Map<String, String> found) {
        var pressed = found.containsKey("//message/chat/id");
        var message = pressed ? "//message" : "/";
        var chat = found.get(message + "/chat/id");
        if (chat == null) {
            return "telegram/" + account + "/person:" + Objects.requireNonNullElse(found.get("//from/id"), "");
        }
        var inTopic = "true".equals(found.get(message + "/is_topic_message"));
        var thread = inTopic ? Objects.requireNonNullElse(found.get(message + "/message_thread_id"), "") : "";
        return new Room("telegram", account, chat, thread).key();
    }
}
