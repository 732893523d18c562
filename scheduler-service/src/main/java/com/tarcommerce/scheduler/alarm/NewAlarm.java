package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Misfire;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that has been checked and may be written.
 *
 * @param scheduledAt its first occurrence, in whole milliseconds
 * @param nextAt      when it is called: not before now
 */
record NewAlarm(AlarmKey key, Instant scheduledAt, Instant nextAt, @Nullable Recurrence recurrence, Misfire misfire,
        @Nullable String payload, @Nullable URI callback, String target) {
}
