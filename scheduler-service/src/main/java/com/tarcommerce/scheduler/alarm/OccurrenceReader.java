package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.scheduler.alarm.Occurrence.Begun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Reads the row of an occurrence, on a connection and with a statement that are kept: it is done for every call, and a
 * transaction around it, a pool and a statement to be prepared cost many times the reading.
 */
@Component
class OccurrenceReader implements DisposableBean {
    private static final String QUERY = """
            select attempts, counted, failing_since, cron, zone, times_left, until, misfire, payload, callback,
            (select epoch from partition where no = ?) epoch
            from alarm where id = ? and scheduled_at = ? and next_at = ? and paused_at is null
            """;

    private final DataSource readers;
    private final SQLExceptionTranslator failures;
    private final Partitions partitions;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable PreparedStatement query;

    OccurrenceReader(@Qualifier("readerDataSource") DataSource readers, SQLExceptionTranslator failures,
            Partitions partitions, InstantSource clock) {
        this.readers = readers;
        this.failures = failures;
        this.partitions = partitions;
        this.clock = clock;
    }

    /**
     * The row, if it is still as it was when it was expected.
     *
     * @throws StaleHold if there is one and its partition is not this replica's
     */
    Optional<Occurrence> find(Waiting waiting) {
        var hold = partitions.hold(waiting.key().partition());
        if (hold == null) {
            throw new StaleHold();
        }
        var begun = new Begun(clock.instant(), hold);
        lock.lock();
        try {
            return readAnew(waiting, begun);
        } catch (SQLException failure) {
            close();
            var translated = failures.translate("read an occurrence", QUERY, failure);
            throw translated == null ? new IllegalStateException(failure) : translated;
        } finally {
            lock.unlock();
        }
    }

    /** Once more on a new connection: a database server ends one on which nothing was asked for a while. */
    private Optional<Occurrence> readAnew(Waiting waiting, Begun begun) throws SQLException {
        try {
            return read(prepared(), waiting, begun);
        } catch (SQLException ended) {
            close();
            return read(prepared(), waiting, begun);
        }
    }

    private PreparedStatement prepared() throws SQLException {
        var prepared = query;
        if (prepared == null) {
            prepared = prepare(readers.getConnection());
            query = prepared;
        }
        return prepared;
    }

    private static PreparedStatement prepare(Connection connection) throws SQLException {
        try {
            return connection.prepareStatement(QUERY);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private Optional<Occurrence> read(PreparedStatement query, Waiting waiting, Begun begun) throws SQLException {
        query.setInt(1, begun.hold().partition());
        query.setLong(2, waiting.id());
        query.setLong(3, waiting.scheduledAt().toEpochMilli());
        query.setLong(4, waiting.nextAt().toEpochMilli());
        try (var rows = query.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            if (begun.hold().isShared() && rows.getLong("epoch") != begun.hold().epoch()) {
                partitions.lost(begun.hold());
                throw new StaleHold();
            }
            return Optional.of(occurrence(waiting, rows, begun));
        }
    }

    private static Occurrence occurrence(Waiting waiting, ResultSet row, Begun begun) throws SQLException {
        var failures = new Failures(row.getInt("attempts"), row.getInt("counted"),
                AlarmRow.instant(row, "failing_since"));
        return new Occurrence(waiting, failures, OccurrenceStore.recurrence(row),
                AlarmRow.misfire(row.getString("misfire")), row.getString("payload"),
                AlarmRow.callback(row.getString("callback")), begun);
    }

    private void close() {
        var old = query;
        query = null;
        if (old != null) {
            try {
                old.getConnection().close();
            } catch (SQLException already) {
                // What could not be read could not be closed either; the pool drops it.
                query = null;
            }
        }
    }

    @Override
    public void destroy() {
        lock.lock();
        try {
            close();
        } finally {
            lock.unlock();
        }
    }
}
