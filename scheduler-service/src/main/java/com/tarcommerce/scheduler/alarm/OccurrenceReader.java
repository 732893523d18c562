package com.tarcommerce.scheduler.alarm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            select attempts, counted, failing_since, cron, zone, times_left, until, misfire, payload, callback
            from alarm where id = ? and scheduled_at = ? and next_at = ? and paused_at is null
            """;

    private final DataSource readers;
    private final SQLExceptionTranslator failures;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable PreparedStatement query;

    OccurrenceReader(@Qualifier("readerDataSource") DataSource readers, SQLExceptionTranslator failures) {
        this.readers = readers;
        this.failures = failures;
    }

    /** The row, if it is still as it was when it was expected. */
    Optional<Occurrence> find(Waiting waiting) {
        lock.lock();
        try {
            return readAnew(waiting);
        } catch (SQLException failure) {
            close();
            var translated = failures.translate("read an occurrence", QUERY, failure);
            throw translated == null ? new IllegalStateException(failure) : translated;
        } finally {
            lock.unlock();
        }
    }

    /** Once more on a new connection: a database server ends one on which nothing was asked for a while. */
    private Optional<Occurrence> readAnew(Waiting waiting) throws SQLException {
        try {
            return read(prepared(), waiting);
        } catch (SQLException ended) {
            close();
            return read(prepared(), waiting);
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

    private static Optional<Occurrence> read(PreparedStatement query, Waiting waiting) throws SQLException {
        query.setLong(1, waiting.id());
        query.setLong(2, waiting.scheduledAt().toEpochMilli());
        query.setLong(3, waiting.nextAt().toEpochMilli());
        try (var rows = query.executeQuery()) {
            return rows.next() ? Optional.of(occurrence(waiting, rows)) : Optional.empty();
        }
    }

    private static Occurrence occurrence(Waiting waiting, ResultSet row) throws SQLException {
        var failures = new Failures(row.getInt("attempts"), row.getInt("counted"),
                AlarmRow.instant(row, "failing_since"));
        return new Occurrence(waiting, failures, OccurrenceStore.recurrence(row),
                AlarmRow.misfire(row.getString("misfire")), row.getString("payload"),
                AlarmRow.callback(row.getString("callback")));
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
