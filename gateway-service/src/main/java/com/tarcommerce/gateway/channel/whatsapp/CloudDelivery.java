package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.common.contract.message.Heard;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Arrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A delivery of the Cloud API, taken apart: one POST may hold messages and statuses of many chats, and each message is
 * one row of the inbox.
 */
record CloudDelivery(List<Arrival> arrivals, List<Heard> heard, List<JsonNode> statuses) {
    private static final String NOBODY = "unknown";

    /** What is for another phone number of the same app is left out. */
    static CloudDelivery of(JsonNode body, String phoneNumberId, JsonMapper json) {
        var delivery = new CloudDelivery(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        body.path("entry").forEach(entry -> entry.path("changes").forEach(change -> {
            var value = change.path("value");
            if (phoneNumberId.equals(value.path("metadata").path("phone_number_id").asString(""))) {
                value.path("messages").forEach(message -> delivery.add(message, value, phoneNumberId, json));
                value.path("statuses").forEach(delivery.statuses()::add);
            }
        }));
        return delivery;
    }

    /** What has an id is kept, even if nobody is named who sent it. */
    private void add(JsonNode message, JsonNode value, String phoneNumberId, JsonMapper json) {
        var person = personOf(message);
        var id = message.path("id").asString("");
        if (id.isEmpty()) {
            return;
        }
        arrivals.add(new Arrival(WhatsAppSettings.CHANNEL, phoneNumberId, id,
                new Room(WhatsAppSettings.CHANNEL, phoneNumberId, person.isEmpty() ? NOBODY : person, null).key(),
                json.writeValueAsString(Map.of("message", message, "name", nameOf(person, value)))));
        var seconds = message.path("timestamp").asString("");
        if (!person.isEmpty() && seconds.matches("\\d{1,11}")) {
            heard.add(new Heard(WhatsAppSettings.CHANNEL, phoneNumberId, person,
                    Instant.ofEpochSecond(Long.parseLong(seconds))));
        }
    }

    /** The phone number, or for who hides it the id that Meta made for this business; empty if there is neither. */
    static String personOf(JsonNode message) {
        var number = message.path("from").asString("");
        return number.isEmpty() ? message.path("from_user_id").asString("") : number;
    }

    private static String nameOf(String person, JsonNode value) {
        for (var contact : value.path("contacts")) {
            var profile = contact.path("profile");
            if (person.equals(contact.path("wa_id").asString("")) || person.equals(contact.path("user_id").asString(
                    ""))) {
                return profile.path("name").asString(profile.path("username").asString(person));
            }
        }
        return person;
    }
}
