package com.tarcommerce.gateway.channel.telegram;

/**
 * One of our bots.
 *
 * @param account of its rooms: empty for the environment's, else the bot's id
 */
record Bot(String account, String token) {

    /** The bot's own user id: the number before the token's colon. */
    String id() {
        return token.substring(0, Math.max(0, token.indexOf(':')));
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "Bot[" + account + "]";
    }
}
