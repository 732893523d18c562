package com.tarcommerce.gateway.intake;

import java.util.List;

/** Where every channel puts what it gets, before it says that it has it. */
@FunctionalInterface
public interface Inbox {

    /**
     * Returns once the updates are on the disk, in this order. One that was here before is left alone, whatever has
     * come of it.
     *
     * @throws TemporaryFailure if not all could be kept; the sender has to send them again
     */
    void keep(List<Arrival> arrivals);
}
