package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Misfire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Writes alarms, as many at once as there are: every set goes through here, so a statement is prepared once for all of
 * them, and its parameters have places instead of names.
 */
@Repository
class WriteAlarms {
    private static final String INSERT = """
            insert into alarm (tenant, owner, name, scheduled_at, next_at, cron, zone, times_left, until, misfire, payload,
            callback, target) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id
            """;
    private static final String DELETE = "delete from alarm where tenant = ? and owner = ? and name = ? and replay = ''";

    private final JdbcTemplate jdbc;

    WriteAlarms(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * New rows, and with them new generations, in the places of the keys' old ones. A unit of a commit group; a key that
     * comes twice is replaced by the later.
     */
    List<Written> write(List<NewAlarm> alarms) {
        List<Written> written = jdbc.execute((Connection connection) -> write(alarms, connection));
        return written == null ? List.of() : written;
    }

    private static List<Written> write(List<NewAlarm> alarms, Connection connection) throws SQLException {
        var written = new ArrayList<Written>(alarms.size());
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var alarm : alarms) {
                bind(insert, alarm);
                var id = idOf(insert);
                var replaced = id == null;
                if (id == null) {
                    delete(alarm.key(), connection);
                    id = idOf(insert);
                }
                if (id == null) {
                    throw new IllegalStateException("an alarm was not written, though its key is free");
                }
                written.add(new Written(alarm, id, replaced));
            }
        }
        return written;
    }

    private static void bind(PreparedStatement insert, NewAlarm alarm) throws SQLException {
        insert.setString(1, alarm.key().tenant());
        insert.setString(2, alarm.key().owner());
        insert.setString(3, alarm.key().name());
        insert.setLong(4, alarm.scheduledAt().toEpochMilli());
        insert.setLong(5, alarm.nextAt().toEpochMilli());
        bind(insert, alarm.recurrence());
        insert.setString(10, alarm.misfire() == Misfire.ONCE ? null : alarm.misfire().wire());
        insert.setString(11, alarm.payload());
        insert.setString(12, alarm.callback() == null ? null : alarm.callback().toString());
        insert.setString(13, alarm.target());
    }

    private static void bind(PreparedStatement insert, @Nullable Recurrence recurrence) throws SQLException {
        insert.setString(6, recurrence == null ? null : recurrence.cron().toString());
        insert.setString(7, recurrence == null ? null : recurrence.zone().getId());
        if (recurrence == null || recurrence.timesLeft() == null) {
            insert.setNull(8, Types.INTEGER);
        } else {
            insert.setInt(8, recurrence.timesLeft());
        }
        if (recurrence == null || recurrence.until() == null) {
            insert.setNull(9, Types.INTEGER);
        } else {
            insert.setLong(9, recurrence.until().toEpochMilli());
        }
    }

    private static @Nullable Long idOf(PreparedStatement insert) throws SQLException {
        try (var rows = insert.executeQuery()) {
            return rows.next() ? Long.valueOf(rows.getLong(1)) : null;
        }
    }

    private static void delete(AlarmKey key, Connection connection) throws SQLException {
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, key.tenant());
            delete.setString(2, key.owner());
            delete.setString(3, key.name());
            delete.executeUpdate();
        }
    }
}
