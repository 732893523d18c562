package com.tarcommerce.outbound.delivery;

import java.time.Instant;

/** The pauses that platforms ask for, by chat and by bot; they hold across restarts. */
interface Pace {

    /** Until when; {@link Instant#MIN} if there is no pause. */
    Instant pausedUntil(String chatOrBot);

    /** The platform asked to leave it alone until then. */
    void pause(String chatOrBot, Instant until);
}
