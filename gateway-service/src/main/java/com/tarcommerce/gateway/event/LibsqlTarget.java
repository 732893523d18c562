package com.tarcommerce.gateway.event;

import com.tarcommerce.common.database.DatabaseSettings;
import com.tarcommerce.common.database.LibsqlDataSources;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The gateway's database on a libSQL server, which has the function as an extension and rings by itself. */
final class LibsqlTarget implements SqlTarget {
    private static final String LAST_POST = "select coalesce(max(seq), 0) from sqlite_sequence"
            + " where name = 'webhook_outbox'";

    private final HikariDataSource pool;
    private long before;

    LibsqlTarget(DatabaseSettings settings) {
        pool = LibsqlDataSources.writer(settings);
        pool.setMaximumPoolSize(1);
    }

    @Override
    public HikariDataSource pool() {
        return pool;
    }

    /** Nobody else writes from here to the commit, so what the sequence grows by is this transaction's. */
    @Override
    public void begin(Connection connection) throws SQLException {
        before = number(connection);
    }

    @Override
    public int posts(Connection connection) throws SQLException {
        return Math.toIntExact(number(connection) - before);
    }

    @Override
    public Optional<String> ring(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select json_extract(lib_http_stats(), '$.settings')")) {
            return rows.next() ? Optional.of(rows.getString(1)).filter(it -> !it.isBlank()) : Optional.empty();
        }
    }

    private static long number(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(LAST_POST)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
