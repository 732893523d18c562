package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Misfire;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Writes alarms, as many at once as there are: every set goes through here, so it is three statements for all of them, and
 * their parameters have places instead of names. On a server each statement is a round trip.
 */
@Repository
class WriteAlarms {
    /** The ids that AUTOINCREMENT has given; whoever asks holds the lock for writing, so the next ones are his. */
    private static final String LAST_ID = "select coalesce((select seq from sqlite_sequence where name = 'alarm'), 0)";
    /** With what its runs added; a replay bears the id of a dead letter. */
    private static final String DELETE = "delete from alarm where tenant = ? and owner = ? and name = ? and replay < 'alm'";
    private static final String INSERT = """
            insert into alarm (tenant, owner, name, scheduled_at, next_at, cron, zone, times_left, until, misfire, payload,
            callback, target, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;

    WriteAlarms(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * New rows, and with them new generations, in the places of the keys' old ones. A unit of a commit group; a key that
     * comes twice is replaced by the later, so the earlier is not even written.
     */
    List<Written> write(List<NewAlarm> alarms) {
        List<Written> written = jdbc.execute((Connection connection) -> write(alarms, connection));
        return written == null ? List.of() : written;
    }

    private static List<Written> write(List<NewAlarm> alarms, Connection connection) throws SQLException {
        var last = new LinkedHashMap<AlarmKey, Integer>();
        for (var place = 0; place < alarms.size(); place++) {
            last.put(alarms.get(place).key(), place);
        }
        var before = lastId(connection);
        var deleted = delete(last.keySet(), connection);
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var place : last.values()) {
                bind(insert, alarms.get(place));
                insert.setLong(14, before + 1 + place);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        var written = new ArrayList<Written>(alarms.size());
        for (var place = 0; place < alarms.size(); place++) {
            var alarm = alarms.get(place);
            // Had by a row, or by one of these before it.
            written.add(new Written(alarm, before + 1 + place, !deleted.add(alarm.key())));
        }
        return written;
    }

    private static long lastId(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(LAST_ID); var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** @return the keys that had a row */
    private static Set<AlarmKey> delete(Set<AlarmKey> keys, Connection connection) throws SQLException {
        try (var delete = connection.prepareStatement(DELETE)) {
            for (var key : keys) {
                delete.setString(1, key.tenant());
                delete.setString(2, key.owner());
                delete.setString(3, key.name());
                delete.addBatch();
            }
            var counts = delete.executeBatch();
            var deleted = new HashSet<AlarmKey>();
            var place = 0;
            for (var key : keys) {
                if (counts[place++] > 0) {
                    deleted.add(key);
                }
            }
            return deleted;
        }
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
}
