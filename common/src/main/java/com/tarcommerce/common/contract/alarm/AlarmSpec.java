package com.tarcommerce.common.contract.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * When an alarm is due, exactly one of {@code at}, {@code delay} and {@code cron}, and what it carries.
 *
 * @param at       a moment; in the past it fires now
 * @param delay    from the moment the request is handled; as {@code PT3H}
 * @param cron     five Unix fields, read in {@code zone} (UTC unless given)
 * @param times    with cron: ends after so many occurrences were called, 1 to 1,000,000
 * @param until    with cron: the last moment at which an occurrence may be
 * @param misfire  what becomes of an occurrence that is late; {@code once} unless given
 * @param payload  handed back in the callback; any JSON, at most 64 KiB
 * @param callback the gateway's {@code /events/alarms} unless given, and then allowed by {@code TAR_CALLBACK_ALLOW}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlarmSpec(@Nullable Instant at,
        @JsonDeserialize(using = DurationAsText.class) @Nullable Duration delay, @Nullable String cron,
        @Nullable ZoneId zone,
        @Nullable Integer times, @Nullable Instant until, @Nullable Misfire misfire, @Nullable JsonNode payload,
        @JsonDeserialize(using = CallbackAsText.class) @Nullable URI callback) {

    public static AlarmSpec at(Instant at, JsonNode payload) {
        return new AlarmSpec(at, null, null, null, null, null, null, payload, null);
    }

    /** The same with another policy for when it is late. */
    public AlarmSpec whenLate(Misfire policy) {
        return new AlarmSpec(at, delay, cron, zone, times, until, policy, payload, callback);
    }

    public static AlarmSpec after(Duration delay, JsonNode payload) {
        return new AlarmSpec(null, delay, null, null, null, null, null, payload, null);
    }

    public static AlarmSpec recurring(String cron, ZoneId zone, JsonNode payload) {
        return new AlarmSpec(null, null, cron, zone, null, null, null, payload, null);
    }
}
