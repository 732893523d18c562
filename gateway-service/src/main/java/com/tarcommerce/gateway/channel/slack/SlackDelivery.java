package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.gateway.intake.Arrival;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    /** Events that are no channel's, and the lane that they have. */
    Set<String> ENDS_ACCESS = Set.of("app_uninstalled", "tokens_revoked");
    String WORKSPACE = "workspace";

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

    /**
     * @param accounts of workspaces; what comes of one that Tar is not in is passed over
     * @throws IllegalArgumentException if it is nothing that Slack documents; the message says what
     */
    static SlackDelivery of(byte[] body, @Nullable String contentType, Instant now, JsonMapper json,
            Function<String, Optional<String>> accounts) {
        var text = new String(body, StandardCharsets.UTF_8);
        try {
            return contentType != null && contentType.startsWith("application/x-www-form-urlencoded")
                    ? ofForm(form(text), now, json, accounts)
                    : ofJson(json.readTree(text), text, accounts);
        } catch (JacksonException noJson) {
            throw new IllegalArgumentException("The body is no JSON.", noJson);
        }
    }

    private static SlackDelivery ofJson(JsonNode delivery, String text,
            Function<String, Optional<String>> accounts) {
        return switch (delivery.path("type").asString("")) {
            case "url_verification" -> new Challenge(delivery.path("challenge").asString(""));
            case "event_callback" -> accounts.apply(teamOf(delivery))
                    .map(account -> ofEvent(account, delivery, text)).orElseGet(Ignored::new);
            case "app_rate_limited" -> new TooMany();
            case "" -> throw new IllegalArgumentException("A delivery of Slack has a type.");
            default -> new Ignored();
        };
    }

    /** In a channel that workspaces share, it may have happened in another one than that which lets Tar see it. */
    private static String teamOf(JsonNode delivery) {
        var seenBy = delivery.path("authorizations").path(0).path("team_id").asString("");
        return seenBy.isEmpty() ? delivery.path("team_id").asString("") : seenBy;
    }

    private static SlackDelivery ofEvent(String account, JsonNode delivery, String text) {
        var id = delivery.path("event_id").asString("");
        var channel = ENDS_ACCESS.contains(delivery.path("event").path("type").asString(""))
                ? WORKSPACE
                : delivery.path("event").path("channel").asString("");
        if (id.isEmpty() || channel.isEmpty()) {
            return new Ignored();
        }
        return delivery.path("event").path("files").size() <= 1
                ? kept(account, id, channel, text)
                : new Kept(pages(account, (ObjectNode) delivery.deepCopy(), id, channel));
    }

    /** The files of one message are what an album is elsewhere: each comes by itself, and the words with the first. */
    private static List<Arrival> pages(String account, ObjectNode delivery, String id, String channel) {
        var event = (ObjectNode) delivery.path("event");
        var files = event.remove("files");
        event.put(ALBUM, event.path("ts").asString(""));
        return IntStream.range(0, files.size()).mapToObj(page -> {
            event.putArray("files").add(files.path(page));
            event.put(PAGE, page);
            return arrival(account, page == 0 ? id : id + "/" + page, channel, delivery.toString());
        }).toList();
    }

    /** Neither a press nor a command tells when it was made, but they come at once. */
    private static SlackDelivery ofForm(Map<String, String> form, Instant now, JsonMapper json,
            Function<String, Optional<String>> accounts) {
        var payload = form.get("payload");
        if (payload == null) {
            var trigger = required(form, "trigger_id");
            var place = required(form, "channel_id");
            return accounts.apply(form.getOrDefault("team_id", "")).map(account -> kept(account, trigger, place,
                    json.writeValueAsString(Map.of("type", "command", "received", now.toEpochMilli(), "form", form))))
                    .orElseGet(Ignored::new);
        }
        var press = json.readTree(payload);
        var channel = press.path("channel").path("id").asString("");
        var id = press.path("trigger_id").asString("");
        if (!press.path("type").asString("").equals("block_actions") || channel.isEmpty() || id.isEmpty()) {
            return new Ignored();
        }
        return accounts.apply(press.path("team").path("id").asString("")).map(account -> kept(account, id, channel, json
                .writeValueAsString(Map.of("type", "press", "received", now.toEpochMilli(), "press", press))))
                .orElseGet(Ignored::new);
    }

    private static SlackDelivery kept(String account, String id, String channel, String body) {
        return new Kept(List.of(arrival(account, id, channel, body)));
    }

    private static Arrival arrival(String account, String id, String channel, String body) {
        return new Arrival(SlackSettings.CHANNEL, account, id, SlackReader.room(account, channel).key(), body);
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
