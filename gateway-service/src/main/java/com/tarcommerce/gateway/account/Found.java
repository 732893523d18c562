package com.tarcommerce.gateway.account;

/**
 * Whose token it is, as its platform says.
 *
 * @param id  the bot's or the workspace's
 * @param bot who the bot is among the people there; empty where that is the id
 */
public record Found(String channel, String id, String name, String bot, String token) {

    /** Shows nothing of the token. */
    @Override
    public String toString() {
        return "Found[" + channel + "/" + id + "]";
    }
}
