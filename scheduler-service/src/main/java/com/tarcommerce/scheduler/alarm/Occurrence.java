package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Misfire;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence with all that its call needs.
 *
 * @param recurrence null if it is the only one
 * @param misfire    what becomes of it if it is late
 * @param payload    JSON
 * @param callback   null for the gateway
 */
public record Occurrence(Waiting waiting, Failures failures, @Nullable Recurrence recurrence, Misfire misfire,
        @Nullable String payload, @Nullable URI callback) {
}
