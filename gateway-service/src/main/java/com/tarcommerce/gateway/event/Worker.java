package com.tarcommerce.gateway.event;

import java.util.List;

/** Performs the effects of one queue's rows and settles them, now or later. */
interface Worker {

    /** What it takes next; may change from claim to claim. */
    Scope scope();

    /** All that is its to take, now or later. */
    default Scope queue() {
        return scope();
    }

    /**
     * Settles all of them, now or later, or throws before it has settled any; what it has begun then is harmless to repeat.
     *
     * @param rows oldest first, never empty
     * @throws InterruptedException when the gateway stops; the next start sets them free
     */
    void perform(List<OutboxRow> rows) throws InterruptedException;

    /** Whether nothing that it was given is still out: what is leased then was claimed in vain. */
    default boolean holdsNothing() {
        return true;
    }
}
