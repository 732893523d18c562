package com.tarcommerce.gateway.channel.slack;

import com.tarcommerce.common.contract.message.Room;
import tools.jackson.databind.JsonNode;

/**
 * The workspace that something happened in.
 *
 * @param account of its rooms
 * @param bot     our bot's person there
 */
record SlackPlace(String account, String bot) {

    Room room(JsonNode event) {
        return room(event.path("channel").asString(""));
    }

    Room room(String channel) {
        return SlackReader.room(account, channel);
    }

    boolean isUs(JsonNode event) {
        return !bot.isEmpty() && bot.equals(event.path("user").asString(""));
    }
}
