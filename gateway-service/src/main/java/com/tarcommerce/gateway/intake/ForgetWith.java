package com.tarcommerce.gateway.intake;

import java.time.Instant;

/** Keeps what was said, too, and for no longer than the inbox does. */
@FunctionalInterface
public interface ForgetWith {

    /**
     * Forgets the oldest of what was said before then, inside the caller's transaction.
     *
     * @return whether there may be more of it
     */
    boolean forget(Instant before, int most);
}
