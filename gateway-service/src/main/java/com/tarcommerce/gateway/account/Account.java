package com.tarcommerce.gateway.account;

import java.time.Instant;

/**
 * A bot or a workspace that was added; its token stays sealed.
 *
 * @param id  the account of its rooms: the bot's or the workspace's id
 * @param bot who the bot is among the people there; empty where that is the id
 */
public record Account(String channel, String id, String name, String bot, String sealed, Instant addedAt,
        Instant changedAt) {

    /** Shows nothing of the token. */
    @Override
    public String toString() {
        return "Account[" + channel + "/" + id + "]";
    }
}
