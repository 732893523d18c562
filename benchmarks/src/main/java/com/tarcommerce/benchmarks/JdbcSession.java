package com.tarcommerce.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * By a JDBC driver. Statements are prepared for each use, as Spring does, and updated by way of executeLargeUpdate: the
 * public driver gives the first answer again if a statement is used twice, and has no executeUpdate.
 */
final class JdbcSession implements DriverSession {
    private final Connection connection;

    JdbcSession(String url) throws SQLException {
        connection = DriverManager.getConnection(url);
    }

    @Override
    public String select(int item) throws SQLException {
        try (var select = connection.prepareStatement(SELECT)) {
            select.setLong(1, item);
            try (var rows = select.executeQuery()) {
                return rows.next() && rows.getLong(1) >= 0 ? rows.getString(2) : "";
            }
        }
    }

    @Override
    public long update(int item) throws SQLException {
        try (var update = connection.prepareStatement(UPDATE)) {
            update.setLong(1, item);
            return update.executeLargeUpdate();
        }
    }

    @Override
    public long insert(int rows) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var row = 0; row < rows; row++) {
                insert.setLong(1, row);
                insert.setLong(2, row);
                insert.setString(3, DriverSession.note(row));
                insert.addBatch();
            }
            return Arrays.stream(insert.executeBatch()).sum();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
