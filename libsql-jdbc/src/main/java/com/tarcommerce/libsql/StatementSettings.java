package com.tarcommerce.libsql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The part of a statement that asks nothing of the server: settings and hints. */
abstract class StatementSettings implements Statement, Wrapping {
    private int timeoutSeconds;
    private long maxRows;
    private int fetchSize;
    private boolean poolable;
    private boolean closeOnCompletion;

    /** @param usual what holds if the statement has no timeout of its own, or a longer one */
    Duration timeout(Duration usual) {
        var own = Duration.ofSeconds(timeoutSeconds);
        return timeoutSeconds > 0 && own.compareTo(usual) < 0 ? own : usual;
    }

    @Override
    public int getQueryTimeout() {
        return timeoutSeconds;
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        if (seconds < 0) {
            throw SqlErrors.of(SqlErrors.OUT_OF_RANGE, "A timeout is 0 or more seconds");
        }
        timeoutSeconds = seconds;
    }

    @Override
    public int getMaxRows() {
        return (int) Math.min(maxRows, Integer.MAX_VALUE);
    }

    @Override
    public void setMaxRows(int max) {
        maxRows = max;
    }

    @Override
    public long getLargeMaxRows() {
        return maxRows;
    }

    @Override
    public void setLargeMaxRows(long max) {
        maxRows = max;
    }

    @Override
    public int getMaxFieldSize() {
        return 0;
    }

    @Override
    public void setMaxFieldSize(int max) {
        // Values are never cut.
    }

    @Override
    public int getFetchSize() {
        return fetchSize;
    }

    /** A hint: results come in one piece. */
    @Override
    public void setFetchSize(int rows) {
        fetchSize = rows;
    }

    @Override
    public int getFetchDirection() {
        return ResultSet.FETCH_FORWARD;
    }

    @Override
    public void setFetchDirection(int direction) {
        // A hint.
    }

    @Override
    public boolean isPoolable() {
        return poolable;
    }

    @Override
    public void setPoolable(boolean on) {
        poolable = on;
    }

    @Override
    public boolean isCloseOnCompletion() {
        return closeOnCompletion;
    }

    @Override
    public void closeOnCompletion() {
        closeOnCompletion = true;
    }

    /** There are no {@code {fn …}} escapes to process. */
    @Override
    public void setEscapeProcessing(boolean on) {
        // Nothing to set.
    }

    @Override
    public void setCursorName(String name) {
        // JDBC has a driver without positioned updates ignore this.
    }

    @Override
    public int getResultSetType() {
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getResultSetConcurrency() {
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getResultSetHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public @Nullable SQLWarning getWarnings() {
        return null;
    }

    @Override
    public void clearWarnings() {
        // There never are any.
    }
}
