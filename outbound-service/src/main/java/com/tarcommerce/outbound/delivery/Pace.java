package com.tarcommerce.outbound.delivery;

import java.time.Instant;

/**
 * Says when the next message may go to a chat. Asked before every message: what a platform allows in a second or a
 * minute is kept here, and nowhere else.
 */
interface Pace {

    /** The earliest moment; {@link Instant#MIN} for at once. */
    Instant earliest(String chat);

    /** The platform asked to leave the chat alone until then. */
    void pause(String chat, Instant until);
}
