package com.tarcommerce.scheduler.alarm;

import java.util.Optional;

/** Knows which calls of this replica are out. */
public interface Attempts {

    /**
     * The {@code webhook-id} of the attempt that is out for the key. Asked after the row was deleted, empty means that
     * none will start: an attempt is entered here before its row is read.
     */
    Optional<String> outFor(AlarmKey key);

    /**
     * The same of whichever replica the key belongs to.
     *
     * @throws com.tarcommerce.common.problem.ProblemException 503 if that one can't be asked
     */
    Optional<String> outAnywhere(AlarmKey key);
}
