package com.tarcommerce.libsql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The many forms of execute, all by way of one. */
abstract class StatementForms extends StatementSettings {

    /** @return whether there are rows */
    abstract boolean execute(String sql, GeneratedKeys keys) throws SQLException;

    @Override
    public boolean execute(String sql) throws SQLException {
        return execute(sql, GeneratedKeys.NONE);
    }

    @Override
    public boolean execute(String sql, int keys) throws SQLException {
        return execute(sql, GeneratedKeys.of(keys));
    }

    @Override
    public boolean execute(String sql, int[] columns) throws SQLException {
        return execute(sql, columns.length == 0 ? GeneratedKeys.NONE : GeneratedKeys.ROWID);
    }

    @Override
    public boolean execute(String sql, String[] columns) throws SQLException {
        return execute(sql, GeneratedKeys.of(columns));
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        execute(sql, GeneratedKeys.NONE);
        return rows();
    }

    /** What the statement that just ran gave. */
    ResultSet rows() throws SQLException {
        @Nullable
        ResultSet rows = getResultSet();
        if (rows == null) {
            throw SqlErrors.of("02000", "The statement gives no rows: use executeUpdate or execute");
        }
        return rows;
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return (int) executeLargeUpdate(sql);
    }

    @Override
    public int executeUpdate(String sql, int keys) throws SQLException {
        return (int) executeLargeUpdate(sql, keys);
    }

    @Override
    public int executeUpdate(String sql, int[] columns) throws SQLException {
        return (int) executeLargeUpdate(sql, columns);
    }

    @Override
    public int executeUpdate(String sql, String[] columns) throws SQLException {
        return (int) executeLargeUpdate(sql, columns);
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        execute(sql);
        return changes();
    }

    @Override
    public long executeLargeUpdate(String sql, int keys) throws SQLException {
        execute(sql, keys);
        return changes();
    }

    @Override
    public long executeLargeUpdate(String sql, int[] columns) throws SQLException {
        execute(sql, columns);
        return changes();
    }

    @Override
    public long executeLargeUpdate(String sql, String[] columns) throws SQLException {
        execute(sql, columns);
        return changes();
    }

    /** Rows changed by the statement that just ran, also if it gave rows. */
    abstract long changes();

    @Override
    public int getUpdateCount() {
        return (int) getLargeUpdateCount();
    }

    @Override
    public abstract long getLargeUpdateCount();

    @Override
    public int[] executeBatch() throws SQLException {
        var counts = executeLargeBatch();
        var narrow = new int[counts.length];
        for (var index = 0; index < counts.length; index++) {
            narrow[index] = (int) counts[index];
        }
        return narrow;
    }

    @Override
    public abstract long[] executeLargeBatch() throws SQLException;

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        return getMoreResults();
    }
}
