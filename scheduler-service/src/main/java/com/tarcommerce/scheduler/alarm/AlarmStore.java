package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Alarm;
import com.tarcommerce.common.contract.alarm.Misfire;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The alarms of the keys: what their users set, read and delete. */
@Repository
class AlarmStore {
    private final JdbcClient jdbc;
    private final AlarmRow rows;

    AlarmStore(JdbcClient jdbc, AlarmRow rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** A new row, and with it a new generation, in the place of the key's old one. A unit of a commit group. */
    Written write(NewAlarm alarm) {
        var replaced = jdbc.sql("""
                delete from alarm where tenant = :tenant and owner = :owner and name = :name and replay = ''
                """).param("tenant", alarm.key().tenant()).param("owner", alarm.key().owner())
                .param("name", alarm.key().name()).update() > 0;
        var id = jdbc.sql("""
                insert into alarm (tenant, owner, name, scheduled_at, next_at, cron, zone, times_left, until, misfire,
                payload, callback, target) values (:tenant, :owner, :name, :scheduledAt, :nextAt, :cron, :zone, :times,
                :until, :misfire, :payload, :callback, :target)
                returning id
                """).param("tenant", alarm.key().tenant()).param("owner", alarm.key().owner())
                .param("name", alarm.key().name()).param("scheduledAt", alarm.scheduledAt().toEpochMilli())
                .param("nextAt", alarm.nextAt().toEpochMilli()).param("cron", text(cronOf(alarm)))
                .param("zone", text(zoneOf(alarm))).param("times", timesOf(alarm)).param("until", untilOf(alarm))
                .param("misfire", alarm.misfire() == Misfire.ONCE ? null : alarm.misfire().wire())
                .param("payload", alarm.payload())
                .param("callback", text(alarm.callback())).param("target", alarm.target()).query(Long.class).single();
        return new Written(alarm, id, replaced);
    }

    /** What has just been written, as {@link #find} would read it. */
    Alarm shown(Written written, @Nullable JsonNode payload) {
        return rows.alarm(written, payload);
    }

    /** With the key's replays, so that no new attempt starts for it. A unit of a commit group. */
    boolean delete(AlarmKey key) {
        return jdbc.sql("delete from alarm where tenant = :tenant and owner = :owner and name = :name")
                .param("tenant", key.tenant()).param("owner", key.owner()).param("name", key.name()).update() > 0;
    }

    @Transactional(readOnly = true)
    public Optional<Alarm> find(AlarmKey key) {
        return jdbc.sql("select " + AlarmRow.COLUMNS + """
                 from alarm where tenant = :tenant and owner = :owner and name = :name and replay = ''
                """).param("tenant", key.tenant()).param("owner", key.owner()).param("name", key.name())
                .query((row, _) -> rows.alarm(row)).optional();
    }

    /** At most {@code most} of a tenant's alarms after the key, by owner and name. */
    @Transactional(readOnly = true)
    public List<Alarm> list(AlarmKey after, int most) {
        return jdbc.sql("select " + AlarmRow.COLUMNS + """
                 from alarm where tenant = :tenant and (owner, name) > (:owner, :name) and replay = ''
                order by owner, name limit :most
                """).param("tenant", after.tenant()).param("owner", after.owner()).param("name", after.name())
                .param("most", most).query((row, _) -> rows.alarm(row)).list();
    }

    private static @Nullable Object cronOf(NewAlarm alarm) {
        return alarm.recurrence() == null ? null : alarm.recurrence().cron();
    }

    private static @Nullable Object zoneOf(NewAlarm alarm) {
        return alarm.recurrence() == null ? null : alarm.recurrence().zone();
    }

    private static @Nullable Integer timesOf(NewAlarm alarm) {
        return alarm.recurrence() == null ? null : alarm.recurrence().timesLeft();
    }

    private static @Nullable Long untilOf(NewAlarm alarm) {
        return alarm.recurrence() == null || alarm.recurrence().until() == null
                ? null
                : Long.valueOf(alarm.recurrence().until().toEpochMilli());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
