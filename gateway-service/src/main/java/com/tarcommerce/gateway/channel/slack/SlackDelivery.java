package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Arrival;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Slack delivers: an event as JSON, a press or a slash command as a form. */
sealed interface SlackDelivery {

    /** Slack asks whether the address is ours. */
    record Challenge(String challenge) implements SlackDelivery {
    }

    record Kept(Arrival arrival) implements SlackDelivery {
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
            case "" -> throw new IllegalArgumentException("A delivery of Slack has a type.");
            default -> new Ignored();
        };
    }

    private static SlackDelivery ofEvent(JsonNode delivery, String text) {
        var id = delivery.path("event_id").asString("");
        var channel = delivery.path("event").path("channel").asString("");
        return id.isEmpty() || channel.isEmpty() ? new Ignored() : kept(id, channel, text);
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
        return new Kept(new Arrival(SlackSettings.CHANNEL, "", id, Room.of(SlackSettings.CHANNEL, channel).key(),
                body));
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
