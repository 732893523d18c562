package com.tarcommerce.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/** What the services of a suite keep, looked at from outside, on either engine. */
record ServiceDatabases(Map<String, String> settings) {

    Connection open(String service) throws SQLException {
        return DriverManager.getConnection(url(service));
    }

    private String url(String service) {
        var server = settings.getOrDefault("TAR_DATABASE_URL", "");
        return server.isEmpty()
                ? "jdbc:sqlite:" + Path.of(Objects.requireNonNull(settings.get("TAR_DATA_DIR")), service + ".db")
                : server.replace("{service}", service);
    }

    /** The number that a query finds; 0 if it finds nothing. */
    long count(String service, String sql) throws SQLException {
        try (var connection = open(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Shows every row that a query finds. */
    void each(String service, String sql, RowReader reader) throws SQLException {
        try (var connection = open(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** Reads the row at which the rows stand. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
