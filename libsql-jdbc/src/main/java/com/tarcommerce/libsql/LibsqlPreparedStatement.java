package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.Stmt;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL with parameters. It is sent whole each time: the server prepares nothing that somebody would have to clean up. */
final class LibsqlPreparedStatement extends ParameterSetters {
    private static final Object UNSET = new Object();

    private final String sql;
    private final GeneratedKeys generated;
    private List<@Nullable Object> arguments = new ArrayList<>();

    LibsqlPreparedStatement(LibsqlConnection connection, String sql, GeneratedKeys generated) {
        super(connection);
        this.sql = generated.sql(sql);
        this.generated = generated;
    }

    @Override
    void set(int index, @Nullable Object value) throws SQLException {
        if (index < 1) {
            throw SqlErrors.of(SqlErrors.WRONG_ARGUMENTS, "Parameters are counted from 1");
        }
        while (arguments.size() < index) {
            arguments.add(UNSET);
        }
        arguments.set(index - 1, value);
    }

    private Stmt stmt() throws SQLException {
        var missing = arguments.indexOf(UNSET);
        if (missing >= 0) {
            throw SqlErrors.of(SqlErrors.WRONG_ARGUMENTS, "Parameter " + (missing + 1) + " has no value");
        }
        return new Stmt(sql, Collections.unmodifiableList(arguments), true);
    }

    @Override
    public boolean execute() throws SQLException {
        return run(stmt(), generated);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        execute();
        return rows();
    }

    @Override
    public int executeUpdate() throws SQLException {
        return (int) executeLargeUpdate();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        execute();
        return changes();
    }

    @Override
    public void addBatch() throws SQLException {
        var stmt = stmt();
        add(generated.returnsRows() ? stmt : stmt.withoutRows());
        arguments = new ArrayList<>(arguments);
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return runBatch(generated);
    }

    @Override
    public void clearParameters() {
        arguments = new ArrayList<>();
    }

    /** Asks the server. */
    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        var columns = session().describe(sql, timeout()).columns();
        return columns.isEmpty() ? null : new ResultColumns(columns, List.of());
    }

    @Override
    public ParameterMetaData getParameterMetaData() {
        return new Parameters(() -> session().describe(sql, timeout()).parameters());
    }

    @Override
    boolean execute(String other, GeneratedKeys keys) throws SQLException {
        throw SqlErrors.of(SqlErrors.CLOSED, "The statement was prepared: it takes no SQL to run");
    }

    @Override
    public void addBatch(String other) throws SQLException {
        execute(other, GeneratedKeys.NONE);
    }

    @Override
    public String toString() {
        return sql;
    }
}
