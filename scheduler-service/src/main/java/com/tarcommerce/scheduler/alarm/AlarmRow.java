package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Alarm;
import com.tarcommerce.common.contract.alarm.Misfire;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads rows of alarms as their users see them. */
@Component
class AlarmRow {
    static final String COLUMNS = "id, tenant, owner, name, scheduled_at, next_at, attempts, cron, zone, times_left, until,"
            + " misfire, paused_at, last_error, payload, callback, replay, generation";

    private final Attempts attempts;
    private final InstantSource clock;

    AlarmRow(Attempts attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    Alarm alarm(ResultSet row) throws SQLException {
        var key = new AlarmKey(row.getString("tenant"), row.getString("owner"), row.getString("name"));
        var scheduledAt = Instant.ofEpochMilli(row.getLong("scheduled_at"));
        var paused = instant(row, "paused_at") != null;
        var isReplay = !row.getString("replay").isEmpty();
        var fault = RecurrenceRow.of(row).fault();
        var generation = isReplay ? row.getLong("generation") : row.getLong("id");
        return new Alarm(key.tenant(), key.owner(), key.name(), generation, scheduledAt,
                Instant.ofEpochMilli(row.getLong("next_at")), row.getInt("attempts"), row.getString("cron"),
                row.getString("zone"), integer(row, "times_left"), instant(row, "until"),
                misfire(row.getString("misfire")), paused, paused ? 0 : lag(scheduledAt),
                attempts.outFor(key).orElse(null), isReplay ? Waiting.webhookId(generation, scheduledAt) : null,
                fault == null ? row.getString("last_error") : fault,
                RawJson.of(row.getString("payload")),
                callback(row.getString("callback")));
    }

    /** What has just been written, as it would be read now. */
    Alarm alarm(Written written) {
        var alarm = written.alarm();
        var recurrence = alarm.recurrence();
        return new Alarm(alarm.key().tenant(), alarm.key().owner(), alarm.key().name(), written.id(),
                alarm.scheduledAt(), alarm.nextAt(), 0, recurrence == null ? null : recurrence.cron().toString(),
                recurrence == null ? null : recurrence.zone().getId(),
                recurrence == null ? null : recurrence.timesLeft(),
                recurrence == null ? null : recurrence.until(), alarm.misfire(), false, lag(alarm.scheduledAt()),
                attempts.outFor(alarm.key()).orElse(null), null, null, RawJson.of(alarm.payload()), alarm.callback());
    }

    private long lag(Instant scheduledAt) {
        return Math.max(0, Duration.between(scheduledAt, clock.instant()).toMillis());
    }

    static @Nullable URI callback(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    static Misfire misfire(@Nullable String text) {
        return text == null ? Misfire.ONCE : Misfire.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
