package com.tarcommerce.scheduler.alarm;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The alarms as rows that wait for their moment. */
@Repository
class OccurrenceStore implements PendingAlarms, Occurrences {
    /** As {@link #waiting} reads them. */
    static final String COLUMNS = "id, tenant, owner, name, generation, scheduled_at, next_at, target, paused_at";

    private static final String OF_OCCURRENCE = " where id = :id and scheduled_at = :was returning " + COLUMNS;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final OccurrenceReader rows;
    private final WriteAlarms alarms;

    OccurrenceStore(JdbcClient jdbc, JdbcTemplate template, OccurrenceReader rows, WriteAlarms alarms) {
        this.jdbc = jdbc;
        this.template = template;
        this.rows = rows;
        this.alarms = alarms;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Waiting> after(Instant nextAt, long id, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from alarm where (next_at, id) > (:nextAt, :id) and paused_at is null order by next_at, id limit :most
                """).param("nextAt", nextAt.toEpochMilli()).param("id", id).param("most", most)
                .query((row, _) -> waiting(row)).list();
    }

    /** By the index of what is due: an index of its own for this rare question would cost every set. */
    @Override
    @Transactional(readOnly = true)
    public List<Waiting> due(Lane lane, Position from, Instant now, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from alarm indexed by alarm_due where (next_at, id) >= (:nextAt, :id) and next_at <= :now
                and paused_at is null and tenant = :tenant and target = :target order by next_at, id limit :most
                """).param("nextAt", from.nextAt().toEpochMilli()).param("id", from.id())
                .param("now", now.toEpochMilli()).param("tenant", lane.tenant()).param("target", lane.target())
                .param("most", most).query((row, _) -> waiting(row)).list();
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from alarm").query(Long.class).single();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> earliest() {
        return jdbc.sql("select next_at from alarm where paused_at is null order by next_at, id limit 1")
                .query(Long.class).optional().map(Instant::ofEpochMilli);
    }

    @Override
    public Optional<Occurrence> find(Waiting waiting) {
        return rows.find(waiting);
    }

    @Override
    public boolean isThere(Waiting waiting) {
        return jdbc.sql("select 1 from alarm where id = :id and scheduled_at = :scheduledAt").param("id", waiting.id())
                .param("scheduledAt", waiting.scheduledAt().toEpochMilli()).query(Integer.class).optional().isPresent();
    }

    /** One statement for all: most of what is written to an alarm that fires is this. */
    @Override
    public void finish(List<Waiting> done) {
        template.execute("delete from alarm where id = ? and scheduled_at = ?", (PreparedStatement delete) -> {
            for (var waiting : done) {
                delete.setLong(1, waiting.id());
                delete.setLong(2, waiting.scheduledAt().toEpochMilli());
                delete.addBatch();
            }
            delete.executeBatch();
            return done.size();
        });
    }

    @Override
    public Optional<Waiting> advance(Waiting from, Instant scheduledAt) {
        return goOn(from, new Newer(scheduledAt, scheduledAt, null),
                "times_left = times_left - 1, last_error = :reason");
    }

    /** Why the one before failed stays to be seen until one goes well. */
    @Override
    public Optional<Waiting> passOver(Waiting from, Newer to) {
        return goOn(from, to, "last_error = coalesce(:reason, last_error)");
    }

    private Optional<Waiting> goOn(Waiting from, Newer to, String and) {
        return changed(jdbc
                .sql("update alarm set scheduled_at = :scheduledAt, next_at = :nextAt, attempts = 0, counted = 0,"
                        + " failing_since = null, releasable = 0, put_off = 0, " + and + OF_OCCURRENCE)
                .param("scheduledAt", to.scheduledAt().toEpochMilli()).param("nextAt", to.nextAt().toEpochMilli())
                .param("reason", to.reason()), from);
    }

    @Override
    public Optional<Waiting> retry(Waiting failed, Retry retry) {
        var failures = retry.failures();
        return changed(jdbc.sql("""
                update alarm set next_at = :next, attempts = :attempts, counted = :counted, failing_since = :since,
                last_error = :reason, releasable = iif(releasable = 2, 2, :releasable)
                """ + OF_OCCURRENCE).param("next", retry.nextAt().toEpochMilli()).param("attempts", failures.attempts())
                .param("counted", failures.counted())
                .param("since", failures.since() == null ? null : failures.since().toEpochMilli())
                .param("reason", retry.reason()).param("releasable", retry.releasable() ? 1 : 0), failed);
    }

    @Override
    public Optional<Waiting> putOff(Waiting late, Instant until) {
        return changed(jdbc.sql("update alarm set next_at = :until, put_off = 1" + OF_OCCURRENCE).param("until",
                until.toEpochMilli()), late);
    }

    private static Optional<Waiting> changed(JdbcClient.StatementSpec update, Waiting occurrence) {
        return update.param("id", occurrence.id()).param("was", occurrence.scheduledAt().toEpochMilli())
                .query((row, _) -> unlessHeld(row)).optional().flatMap(held -> held);
    }

    @Override
    public List<Waiting> release(String target, Instant now, int most) {
        return jdbc.sql("""
                update alarm set next_at = :now, releasable = 2 where id in
                (select id from alarm where target = :target and releasable = 1 and next_at > :now and paused_at is null
                order by next_at limit :most) returning
                """ + COLUMNS).param("now", now.toEpochMilli()).param("target", target).param("most", most)
                .query((row, _) -> waiting(row)).list();
    }

    @Override
    public Waiting notice(Occurrence dead, String told, Instant now) {
        var was = dead.waiting();
        return alarms.write(List.of(NewAlarm.notice(was.key().ofNotice(was.webhookId()), told, now))).getFirst()
                .waiting();
    }

    /** From table to table: on a server each statement is a round trip. */
    @Override
    public List<Waiting> revive(List<String> deadLetters, Instant now) {
        return jdbc.sql("""
                insert into alarm (tenant, owner, name, replay, generation, scheduled_at, next_at, payload, callback,
                target) select tenant, owner, name, id, generation, scheduled_at, :now, payload, callback, target
                from dead_letter where id in (:ids) order by died_at, id returning
                """ + COLUMNS).param("now", now.toEpochMilli()).param("ids", deadLetters)
                .query((row, _) -> waiting(row)).list();
    }

    /** A held row does not wait for a moment. */
    private static Optional<Waiting> unlessHeld(ResultSet row) throws SQLException {
        return AlarmRow.instant(row, "paused_at") == null ? Optional.of(waiting(row)) : Optional.empty();
    }

    static Waiting waiting(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        var replayed = row.getLong("generation");
        var generation = row.wasNull() ? id : replayed;
        return new Waiting(id, new AlarmKey(row.getString("tenant"), row.getString("owner"), row.getString("name")),
                generation, Instant.ofEpochMilli(row.getLong("scheduled_at")),
                Instant.ofEpochMilli(row.getLong("next_at")), row.getString("target"));
    }
}
