package com.tarcommerce.scheduler.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds alarms, lets them go on, and brings them forward; everything here is a unit of a commit group. */
@Repository
class SteeringStore {
    private static final String OF_KEY = " where tenant = :tenant and owner = :owner and name = :name and replay = ''";

    /** Before whatever is the id of a dead letter: a set takes these away and leaves its replays. */
    private static final String EXTRA = "+";

    private final JdbcClient jdbc;

    SteeringStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With the key's replays; false if there is no alarm. An alarm that is held already stays so. */
    boolean hold(AlarmKey key, Instant now) {
        return of("update alarm set paused_at = coalesce(paused_at, :now) where tenant = :tenant and owner = :owner"
                + " and name = :name", key).param("now", now.toEpochMilli()).update() > 0;
    }

    Optional<Steered> find(AlarmKey key) {
        return of("select attempts, cron, zone, times_left, until, " + OccurrenceStore.COLUMNS + " from alarm" + OF_KEY,
                key).query(
                        (row, _) -> new Steered(OccurrenceStore.waiting(row), RecurrenceRow.of(row).recurrence(),
                                row.getInt("attempts"), AlarmRow.instant(row, "paused_at")))
                .optional();
    }

    /** Lets it go on with the occurrence, which is called at {@code nextAt}. */
    Waiting letGo(Steered held, Instant scheduledAt, Instant nextAt) {
        return jdbc.sql("""
                update alarm set paused_at = null, scheduled_at = :scheduledAt, next_at = :nextAt
                where id = :id returning
                """ + OccurrenceStore.COLUMNS).param("scheduledAt", scheduledAt.toEpochMilli())
                .param("nextAt", nextAt.toEpochMilli()).param("id", held.waiting().id())
                .query((row, _) -> OccurrenceStore.waiting(row)).single();
    }

    /** Goes on with another occurrence, with no failure yet. */
    Waiting goOn(Steered held, Instant occurrence) {
        return jdbc.sql("""
                update alarm set paused_at = null, scheduled_at = :at, next_at = :at, attempts = 0, counted = 0,
                failing_since = null, releasable = 0, put_off = 0 where id = :id returning
                """ + OccurrenceStore.COLUMNS).param("at", occurrence.toEpochMilli()).param("id", held.waiting().id())
                .query((row, _) -> OccurrenceStore.waiting(row)).single();
    }

    /** With what was held of the key's replays. */
    List<Waiting> letReplaysGo(AlarmKey key, Instant now) {
        return of("update alarm set paused_at = null, next_at = max(next_at, :now) where tenant = :tenant"
                + " and owner = :owner and name = :name and replay <> '' and paused_at is not null returning "
                + OccurrenceStore.COLUMNS, key).param("now", now.toEpochMilli())
                .query((row, _) -> OccurrenceStore.waiting(row)).list();
    }

    void remove(Steered over) {
        jdbc.sql("delete from alarm where id = :id").param("id", over.waiting().id()).update();
    }

    /** One more occurrence beside those of the cron; empty if it is there already. */
    Optional<Waiting> addOccurrence(Steered of, Instant at) {
        return jdbc.sql("""
                insert into alarm (tenant, owner, name, replay, generation, scheduled_at, next_at, misfire, payload,
                callback, target) select tenant, owner, name, :replay, id, :at, :at, misfire, payload, callback, target
                from alarm where id = :id on conflict do nothing returning
                """ + OccurrenceStore.COLUMNS).param("replay", EXTRA + at.toEpochMilli()).param("at", at.toEpochMilli())
                .param("id", of.waiting().id()).query((row, _) -> OccurrenceStore.waiting(row)).optional();
    }

    private JdbcClient.StatementSpec of(String sql, AlarmKey key) {
        return jdbc.sql(sql).param("tenant", key.tenant()).param("owner", key.owner()).param("name", key.name());
    }

    /** @param pausedAt since when it is held; null if it is not */
    record Steered(Waiting waiting, @Nullable Recurrence recurrence, int attempts, @Nullable Instant pausedAt) {
    }
}
