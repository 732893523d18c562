package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.scheduler.alarm.Occurrence.Begun;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Reads the rows of occurrences, on a connection and with a statement that are kept: it is done for every call, and a
 * transaction around it, a pool and a statement to be prepared cost many times the reading. What several calls want at
 * the same time is read by one of them for all: on a server each statement is a round trip.
 */
@Component
class OccurrenceReader implements DisposableBean {
    private static final int MOST = 256;
    /** Each of them is {@code [id, scheduled_at, next_at, partition]}. */
    private static final String QUERY = """
            select wanted.key place, attempts, counted, failing_since, cron, zone, times_left, until, misfire, put_off,
            payload, callback, (select epoch from partition where no = json_extract(wanted.value, '$[3]')) epoch
            from json_each(?) wanted cross join alarm on alarm.id = json_extract(wanted.value, '$[0]')
            where scheduled_at = json_extract(wanted.value, '$[1]') and next_at = json_extract(wanted.value, '$[2]')
            and paused_at is null
            """;

    private final DataSource readers;
    private final SQLExceptionTranslator failures;
    private final Partitions partitions;
    private final InstantSource clock;
    private final Counter reads;
    private final ConcurrentLinkedQueue<Wanted> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable PreparedStatement query;

    OccurrenceReader(@Qualifier("readerDataSource") DataSource readers, SQLExceptionTranslator failures,
            Partitions partitions, InstantSource clock, MeterRegistry registry) {
        this.readers = readers;
        this.failures = failures;
        this.partitions = partitions;
        this.clock = clock;
        this.reads = registry.counter("tar.alarms.reads");
    }

    /**
     * The row, if it is still as it was when it was expected.
     *
     * @throws StaleHold if there is one and its partition is not this replica's
     */
    Optional<Occurrence> find(Waiting occurrence) {
        var hold = partitions.hold(occurrence.key().partition());
        if (hold == null) {
            throw new StaleHold();
        }
        var wanted = new Wanted(occurrence, new Begun(clock.instant(), hold));
        waiting.add(wanted);
        lock.lock();
        try {
            while (!wanted.isRead) {
                readTogether();
            }
        } finally {
            lock.unlock();
        }
        return wanted.found();
    }

    private void readTogether() {
        var group = new ArrayList<Wanted>();
        for (var next = waiting.poll(); next != null; next = group.size() < MOST ? waiting.poll() : null) {
            group.add(next);
        }
        try {
            readAnew(group);
        } catch (SQLException failure) {
            close();
            var translated = failures.translate("read occurrences", QUERY, failure);
            group.forEach(
                    wanted -> wanted.failure = translated == null ? new IllegalStateException(failure) : translated);
        } catch (Throwable broken) {
            close();
            var failure = new IllegalStateException("occurrences could not be read", broken);
            group.forEach(wanted -> wanted.failure = failure);
        } finally {
            group.forEach(wanted -> wanted.isRead = true);
        }
    }

    /** Once more on a new connection: a database server ends one on which nothing was asked for a while. */
    private void readAnew(List<Wanted> group) throws SQLException {
        try {
            read(prepared(), group);
        } catch (SQLException ended) {
            close();
            read(prepared(), group);
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

    private void read(PreparedStatement query, List<Wanted> group) throws SQLException {
        reads.increment();
        query.setString(1, group.stream().map(Wanted::json).collect(Collectors.joining(",", "[", "]")));
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                var wanted = group.get(rows.getInt("place"));
                var hold = wanted.begun.hold();
                if (hold.isShared() && rows.getLong("epoch") != hold.epoch()) {
                    partitions.lost(hold);
                    wanted.failure = new StaleHold();
                } else {
                    wanted.take(rows);
                }
            }
        }
    }

    private static Occurrence occurrence(Waiting waiting, ResultSet row, Begun begun) throws SQLException {
        var failures = new Failures(row.getInt("attempts"), row.getInt("counted"),
                AlarmRow.instant(row, "failing_since"));
        var recurs = RecurrenceRow.of(row);
        var occurrence = new Occurrence(waiting, failures, recurs.recurrence(),
                AlarmRow.misfire(row.getString("misfire")), row.getInt("put_off") > 0, row.getString("payload"),
                AlarmRow.callback(row.getString("callback")), begun);
        if (recurs.fault() != null) {
            throw new UnreadableAlarm(recurs.fault(), occurrence);
        }
        return occurrence;
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

    /** What one call wants to read; what came of it is guarded by the lock. */
    private static final class Wanted {
        private final Waiting waiting;
        private final Begun begun;
        private boolean isRead;
        private @Nullable Occurrence occurrence;
        private @Nullable RuntimeException failure;

        Wanted(Waiting waiting, Begun begun) {
            this.waiting = waiting;
            this.begun = begun;
        }

        /** A row that can't be read is nobody's fault but its own. */
        void take(ResultSet row) throws SQLException {
            try {
                occurrence = occurrence(waiting, row, begun);
            } catch (RuntimeException unreadable) {
                failure = unreadable;
            }
        }

        String json() {
            return "[" + waiting.id() + "," + waiting.scheduledAt().toEpochMilli() + ","
                    + waiting.nextAt().toEpochMilli() + "," + begun.hold().partition() + "]";
        }

        Optional<Occurrence> found() {
            if (failure != null) {
                throw failure;
            }
            return Optional.ofNullable(occurrence);
        }
    }
}
