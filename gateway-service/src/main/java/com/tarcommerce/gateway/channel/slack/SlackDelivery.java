package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Arrival;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Slack delivers: an event as JSON, a press or a slash command as a form. */
sealed interface SlackDelivery {
    /** Ours, in the event of a file that came with others: the same for all of them, and which of them it is. */
    String ALBUM = "tar_album";
    String PAGE = "tar_page";

    /** Slack asks whether the address is ours. */
    record Challenge(String challenge) implements SlackDelivery {
    }

    /** What is worked on, in this order. */
    record Kept(List<Arrival> arrivals) implements SlackDelivery {
    }

    /** Slack holds events back, for too many came within an hour. */
    record TooMany() implements SlackDelivery {
    }

    /** Nothing that Tar reacts to. */
    record Ignored() implements SlackDelivery {
    }

    /** @throws IllegalArgumentException if it is nothing that Slack documents; the message says what */
    static SlackDelivery of(byte[] body, @Nullable String contentType, Instant now, JsonMapper json) {
        var text = new String(body, StandardCharsets.UTF_8);
        try {
            return contentType != null && contentType.startsWith("application/x-www-form-urlencoded")
                    ? ofForm(form(text), now, json)
                    : ofJson(json.readTree(text), text);
        } catch (JacksonException noJson) {
            throw new IllegalArgumentException("The body is no JSON.", noJson);
        }
    }

    private static SlackDelivery ofJson(JsonNode delivery, String text) {
        return switch (delivery.path("type").asString("")) {
            case "url_verification" -> new Challenge(delivery.path("challenge").asString(""));
            case "event_callback" -> ofEvent(delivery, text);
            case "app_rate_limited" -> new TooMany();
            case "" -> throw new IllegalArgumentException("A delivery of Slack has a type.");
            default -> new Ignored();
        };
    }

    private static SlackDelivery ofEvent(JsonNode delivery, String text) {
        var id = delivery.path("event_id").asString("");
        var channel = delivery.path("event").path("channel").asString("");
        if (id.isEmpty() || channel.isEmpty()) {
            return new Ignored();
        }
        return delivery.path("event").path("files").size() <= 1
                ? kept(id, channel, text)
                : new Kept(pages((ObjectNode) delivery.deepCopy(), id, channel));
    }

    /** The files of one message are what an album is elsewhere: each comes by itself, and the words with the first. */
    private static List<Arrival> pages(ObjectNode delivery, String id, String channel) {
        var event = (ObjectNode) delivery.path("event");
        var files = event.remove("files");
        event.put(ALBUM, event.path("ts").asString(""));
        return IntStream.range(0, files.size()).mapToObj(page -> {
            event.putArray("files").add(files.path(page));
            event.put(PAGE, page);
            return arrival(page == 0 ? id : id + "/" + page, channel, delivery.toString());
        }).toList();
    }

    /** Neither a press nor a command tells when it was made, but they come at once. */
    private static SlackDelivery ofForm(Map<String, String> form, Instant now, JsonMapper json) {
        var payload = form.get("payload");
        if (payload == null) {
            return kept(required(form, "trigger_id"), required(form, "channel_id"),
                    json.writeValueAsString(Map.of("type", "command", "received", now.toEpochMilli(), "form", form)));
        }
        var press = json.readTree(payload);
        var channel = press.path("channel").path("id").asString("");
        var id = press.path("trigger_id").asString("");
        if (!press.path("type").asString("").equals("block_actions") || channel.isEmpty() || id.isEmpty()) {
            return new Ignored();
        }
        return kept(id, channel, json
                .writeValueAsString(Map.of("type", "press", "received", now.toEpochMilli(), "press", press)));
    }

    private static SlackDelivery kept(String id, String channel, String body) {
        return new Kept(List.of(arrival(id, channel, body)));
    }

    private static Arrival arrival(String id, String channel, String body) {
        return new Arrival(SlackSettings.CHANNEL, "", id, Room.of(SlackSettings.CHANNEL, channel).key(), body);
    }

    private static Map<String, String> form(String body) {
        var fields = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String required(Map<String, String> form, String field) {
        var value = form.get(field);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("A command of Slack has a " + field + ".");
        }
        return value;
    }
}
