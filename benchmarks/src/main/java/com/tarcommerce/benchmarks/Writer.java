package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.event.SqlSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A program beside the gateway that writes to its database, each statement a transaction. For one thread. */
sealed interface Writer extends AutoCloseable {

    /** On sqld that is any connection; a file has {@code lib_http_post} only with those who bring it along. */
    static Writer open(ServiceDatabases databases) throws SQLException {
        return databases.settings().containsKey("TAR_DATABASE_URL")
                ? new AnyConnection(databases.open("gateway"))
                : new WithFunction(SqlSession.open(databases.settings()));
    }

    Change change(String sql, Object... values) throws SQLException;

    @Override
    void close() throws SQLException;

    /**
     * @param rows      how many rows it changed
     * @param sent      when it was sent, as {@link System#nanoTime()}
     * @param committed when the writer knew that it was committed
     */
    record Change(int rows, long sent, long committed) {
        long nanos() {
            return committed - sent;
        }
    }

    /** One to a libSQL server, which rings by itself. */
    record AnyConnection(Connection connection) implements Writer {
        @Override
        public Change change(String sql, Object... values) throws SQLException {
            var sent = System.nanoTime();
            var rows = run(connection, sql, values);
            return new Change(rows, sent, System.nanoTime());
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /** One to the gateway's file, which rings after its commit. */
    record WithFunction(SqlSession session) implements Writer {
        @Override
        public Change change(String sql, Object... values) throws SQLException {
            var sent = System.nanoTime();
            var rows = new AtomicInteger();
            var committed = session.transact(connection -> rows.set(run(connection, sql, values))).at();
            return new Change(rows.get(), sent, committed);
        }

        @Override
        public void close() throws SQLException {
            session.close();
        }
    }

    private static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var place = 0; place < values.length; place++) {
                statement.setObject(place + 1, values[place]);
            }
            return statement.executeUpdate();
        }
    }
}
