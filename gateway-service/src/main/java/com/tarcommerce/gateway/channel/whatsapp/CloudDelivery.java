package com.tarcommerce.gateway.channel.whatsapp;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.gateway.intake.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A delivery of the Cloud API, taken apart: one POST may hold messages and statuses of many chats, and each message is
 * one row of the inbox.
 */
record CloudDelivery(List<Arrival> arrivals, List<JsonNode> statuses) {

    /** What is for another phone number of the same app is left out. */
    static CloudDelivery of(JsonNode body, String phoneNumberId, JsonMapper json) {
        var delivery = new CloudDelivery(new ArrayList<>(), new ArrayList<>());
        body.path("entry").forEach(entry -> entry.path("changes").forEach(change -> {
            var value = change.path("value");
            if (phoneNumberId.equals(value.path("metadata").path("phone_number_id").asString(""))) {
                value.path("messages").forEach(message -> delivery.add(message, value, phoneNumberId, json));
                value.path("statuses").forEach(delivery.statuses()::add);
            }
        }));
        return delivery;
    }

    private void add(JsonNode message, JsonNode value, String phoneNumberId, JsonMapper json) {
        var from = message.path("from").asString("");
        var id = message.path("id").asString("");
        if (!from.isEmpty() && !id.isEmpty()) {
            arrivals.add(new Arrival(WhatsAppSettings.CHANNEL, phoneNumberId, id,
                    new Room(WhatsAppSettings.CHANNEL, phoneNumberId, from, null).key(),
                    json.writeValueAsString(Map.of("message", message, "name", nameOf(from, value)))));
        }
    }

    private static String nameOf(String from, JsonNode value) {
        for (var contact : value.path("contacts")) {
            if (from.equals(contact.path("wa_id").asString(""))) {
                return contact.path("profile").path("name").asString(from);
            }
        }
        return from;
    }
}
