package com.tarcommerce.gateway.intake;

import org.jspecify.annotations.Nullable;

/** The inbox for a channel of our own, where more belongs to an update than the update itself. */
@FunctionalInterface
public interface InboxWith {

    /**
     * Returns once the update is on the disk. {@code also} runs in the same transaction, and only for an update that was not
     * here before; if it throws, nothing is kept and that is rethrown.
     *
     * @return null for an update that is new; else the body of the one that came under its id before, empty if that is
     *         forgotten
     * @throws TemporaryFailure if it could not be kept; the sender has to send it again
     */
    @Nullable
    String keep(Arrival arrival, Runnable also);
}
