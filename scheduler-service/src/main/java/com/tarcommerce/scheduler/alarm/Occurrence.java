package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Misfire;
import com.tarcommerce.common.partition.Hold;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence with all that its call needs.
 *
 * @param recurrence null if it is the only one
 * @param misfire    what becomes of it if it is late
 * @param putOff     whether that has been done already
 * @param payload    JSON
 * @param callback   null for the gateway
 * @param begun      the attempt that it was read for
 */
public record Occurrence(Waiting waiting, Failures failures, @Nullable Recurrence recurrence, Misfire misfire,
        boolean putOff, @Nullable String payload, @Nullable URI callback, Begun begun) {

    /**
     * @param at   before the row was read: what is deleted later was begun earlier
     * @param hold under which what comes of it is committed
     */
    public record Begun(Instant at, Hold hold) {
    }
}
