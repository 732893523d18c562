package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.Result;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of one answer, all of them here already; a cursor that goes forward over them. */
final class LibsqlResultSet extends ColumnGetters {
    private final @Nullable LibsqlStatement statement;
    private final Result result;
    private final Map<String, Integer> numbers = new HashMap<>();
    private int current = -1;
    private boolean wasNull;
    private boolean closed;

    LibsqlResultSet(@Nullable LibsqlStatement statement, Result result) {
        this.statement = statement;
        this.result = result;
    }

    @Override
    @Nullable
    Object value(int column) throws SQLException {
        if (closed || current < 0 || current >= result.rows().size()) {
            throw SqlErrors.of("24000", closed ? "The result is closed" : "There is no current row: call next()");
        }
        var row = result.rows().get(current);
        if (column < 1 || column > row.length) {
            throw SqlErrors.of("42703", "There is no column " + column + ": there are " + row.length);
        }
        var value = row[column - 1];
        wasNull = value == null;
        return value;
    }

    @Override
    public boolean next() throws SQLException {
        if (closed) {
            throw SqlErrors.of("24000", "The result is closed");
        }
        current = Math.min(current + 1, result.rows().size());
        return current < result.rows().size();
    }

    @Override
    public boolean wasNull() {
        return wasNull;
    }

    @Override
    public int findColumn(String label) throws SQLException {
        if (numbers.isEmpty()) {
            for (var index = 0; index < result.columns().size(); index++) {
                numbers.putIfAbsent(key(result.columns().get(index).name()), index + 1);
            }
        }
        var number = numbers.get(key(label));
        if (number == null) {
            throw SqlErrors.of("42703", "There is no column " + label);
        }
        return number;
    }

    private static String key(String label) {
        return label.toLowerCase(Locale.ROOT);
    }

    @Override
    public ResultSetMetaData getMetaData() {
        return new ResultColumns(result.columns(), result.rows());
    }

    @Override
    public int getRow() {
        return current < result.rows().size() ? current + 1 : 0;
    }

    @Override
    public boolean isBeforeFirst() {
        return current < 0 && !result.rows().isEmpty();
    }

    @Override
    public boolean isFirst() {
        return current == 0 && !result.rows().isEmpty();
    }

    @Override
    public boolean isLast() {
        return !result.rows().isEmpty() && current == result.rows().size() - 1;
    }

    @Override
    public boolean isAfterLast() {
        return !result.rows().isEmpty() && current >= result.rows().size();
    }

    @Override
    public @Nullable Statement getStatement() {
        return statement;
    }

    @Override
    public void close() {
        closed = true;
        if (statement != null && statement.isCloseOnCompletion()) {
            statement.close();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public int getType() {
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() {
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
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
    public int getFetchSize() {
        return 0;
    }

    @Override
    public void setFetchSize(int rows) {
        // A hint.
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
