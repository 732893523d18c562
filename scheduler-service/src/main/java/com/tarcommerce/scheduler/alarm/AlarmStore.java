package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Alarm;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The alarms of the keys: what their users set, read and delete. */
@Repository
class AlarmStore {
    private static final String COLUMNS = "id, tenant, owner, name, scheduled_at, next_at, attempts, cron, zone, payload,"
            + " callback";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AlarmStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A new row, and with it a new generation, in the place of the key's old one. A unit of a commit group. */
    Written write(NewAlarm alarm) {
        var replaced = jdbc.sql("""
                delete from alarm where tenant = :tenant and owner = :owner and name = :name and replay = ''
                """).param("tenant", alarm.key().tenant()).param("owner", alarm.key().owner())
                .param("name", alarm.key().name()).update() > 0;
        var id = jdbc.sql("""
                insert into alarm (tenant, owner, name, scheduled_at, next_at, cron, zone, payload, callback, target)
                values (:tenant, :owner, :name, :scheduledAt, :nextAt, :cron, :zone, :payload, :callback, :target)
                returning id
                """).param("tenant", alarm.key().tenant()).param("owner", alarm.key().owner())
                .param("name", alarm.key().name()).param("scheduledAt", alarm.scheduledAt().toEpochMilli())
                .param("nextAt", alarm.nextAt().toEpochMilli()).param("cron", text(cronOf(alarm)))
                .param("zone", text(zoneOf(alarm))).param("payload", alarm.payload())
                .param("callback", text(alarm.callback())).param("target", alarm.target()).query(Long.class).single();
        return new Written(alarm, id, replaced);
    }

    /** With the key's replays, so that no new attempt starts for it. A unit of a commit group. */
    boolean delete(AlarmKey key) {
        return jdbc.sql("delete from alarm where tenant = :tenant and owner = :owner and name = :name")
                .param("tenant", key.tenant()).param("owner", key.owner()).param("name", key.name()).update() > 0;
    }

    @Transactional(readOnly = true)
    public Optional<Alarm> find(AlarmKey key) {
        return jdbc.sql("select " + COLUMNS + """
                 from alarm where tenant = :tenant and owner = :owner and name = :name and replay = ''
                """).param("tenant", key.tenant()).param("owner", key.owner()).param("name", key.name())
                .query((row, _) -> alarm(row)).optional();
    }

    /** At most {@code most} of a tenant's alarms after the key, by owner and name. */
    @Transactional(readOnly = true)
    public List<Alarm> list(AlarmKey after, int most) {
        return jdbc.sql("select " + COLUMNS + """
                 from alarm where tenant = :tenant and (owner, name) > (:owner, :name) and replay = ''
                order by owner, name limit :most
                """).param("tenant", after.tenant()).param("owner", after.owner()).param("name", after.name())
                .param("most", most).query((row, _) -> alarm(row)).list();
    }

    private Alarm alarm(ResultSet row) throws SQLException {
        var zone = row.getString("zone");
        var payload = row.getString("payload");
        var callback = row.getString("callback");
        return new Alarm(row.getString("tenant"), row.getString("owner"), row.getString("name"), row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("scheduled_at")), Instant.ofEpochMilli(row.getLong("next_at")),
                row.getInt("attempts"), row.getString("cron"), zone == null ? null : ZoneId.of(zone),
                payload == null ? null : json.readTree(payload), callback == null ? null : URI.create(callback));
    }

    private static @Nullable Object cronOf(NewAlarm alarm) {
        return alarm.recurrence() == null ? null : alarm.recurrence().cron();
    }

    private static @Nullable Object zoneOf(NewAlarm alarm) {
        return alarm.recurrence() == null ? null : alarm.recurrence().zone();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    record Written(NewAlarm alarm, long id, boolean replaced) {
        Waiting waiting() {
            return new Waiting(id, alarm.key(), id, alarm.scheduledAt(), alarm.nextAt(), alarm.target());
        }

        /** As it would be read now. */
        Alarm alarm(@Nullable JsonNode payload) {
            var recurrence = alarm.recurrence();
            return new Alarm(alarm.key().tenant(), alarm.key().owner(), alarm.key().name(), id, alarm.scheduledAt(),
                    alarm.nextAt(), 0, text(cronOf(alarm)), recurrence == null ? null : recurrence.zone(),
                    alarm.payload() == null ? null : payload, alarm.callback());
        }
    }
}
