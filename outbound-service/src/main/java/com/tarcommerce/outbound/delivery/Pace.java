package com.tarcommerce.outbound.delivery;

import java.time.Instant;

/** The pauses of chats, of bots, and of the calls of one name of a bot, each by its key. */
interface Pace {

    /** Until when; {@link Instant#MIN} if there is no pause. */
    Instant pausedUntil(String key);

    /** The platform asked to leave the chat alone until then; holds across restarts. */
    void pause(String chat, Instant until);

    /** As {@link #pause}, for all replicas: they share the bot. */
    void pauseEverywhere(String botOrCall, Instant until);

    /** For all replicas, until a restart: it may be what mends it. */
    void pauseForNow(String bot, Instant until);

    /** The bot's pause is over here, whatever it was for. */
    void lift(String bot);

    /** Another replica has been asked, and has made it durable. */
    void heard(String botOrCall, Instant until);
}
