package com.tarcommerce.gateway.channel.telegram;

import com.tarcommerce.gateway.intake.Arrival;

/** How a raw update becomes a row of the inbox, by whichever way it came. */
final class TelegramUpdates {
    static final String CHANNEL = "telegram";
    /** There is one bot. */
    static final String ACCOUNT = "";

    private TelegramUpdates() {
    }

    /** @throws MalformedUpdate if it is no JSON object with one integer {@code update_id} */
    static Arrival arrival(String body) {
        var head = UpdateHead.of(body);
        return new Arrival(CHANNEL, ACCOUNT, head.updateId(), head.lane(), body);
    }
}
