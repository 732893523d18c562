package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Misfire;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that has been checked and may be written.
 *
 * @param scheduledAt its first occurrence, in whole milliseconds
 * @param nextAt      when it is called: not before now
 */
record NewAlarm(AlarmKey key, Instant scheduledAt, Instant nextAt, @Nullable Recurrence recurrence, Misfire misfire,
        @Nullable String payload, @Nullable URI callback, String target) {

    /** Of what tells the gateway of a dead letter, now. */
    static NewAlarm notice(AlarmKey key, String told, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        return new NewAlarm(key, at, at, null, Misfire.ONCE, told, null, "");
    }
}
