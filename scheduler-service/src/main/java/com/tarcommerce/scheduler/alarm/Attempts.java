package com.tarcommerce.scheduler.alarm;

import java.util.Optional;

/** Knows which calls are out. */
public interface Attempts {

    /**
     * The {@code webhook-id} of the attempt that is out for the key. Asked after the row was deleted, empty means that
     * none will start: an attempt is entered here before its row is read.
     */
    Optional<String> outFor(AlarmKey key);
}
