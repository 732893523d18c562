package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.Outcome;
import com.tarcommerce.libsql.hrana.Result;
import com.tarcommerce.libsql.hrana.Stmt;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs SQL and keeps what came of it; nothing of it is held on the server. */
class LibsqlStatement extends StatementForms {
    private static final long NO_COUNT = -1;

    private final LibsqlConnection connection;
    private final List<Stmt> batch = new ArrayList<>();
    private Result result = Result.EMPTY;
    private Result keys = Result.EMPTY;
    private boolean hasRows;
    private boolean hasCount;
    private @Nullable LibsqlResultSet rows;
    private boolean closed;

    LibsqlStatement(LibsqlConnection connection) {
        this.connection = connection;
    }

    @Override
    boolean execute(String sql, GeneratedKeys generated) throws SQLException {
        TransactionControl.refuse(sql);
        return run(Stmt.of(generated.sql(sql)), generated);
    }

    boolean run(Stmt stmt, GeneratedKeys generated) throws SQLException {
        var done = session().run(stmt, timeout());
        rows = null;
        result = done;
        keys = generated.keys(List.of(done));
        hasRows = !done.columns().isEmpty() && !generated.returnsRows();
        hasCount = !hasRows;
        return hasRows;
    }

    Session session() throws SQLException {
        if (closed) {
            throw SqlErrors.of(SqlErrors.CLOSED, "The statement is closed");
        }
        return connection.session();
    }

    Duration timeout() {
        return timeout(connection.timeout());
    }

    @Override
    public @Nullable ResultSet getResultSet() {
        if (hasRows && rows == null) {
            rows = new LibsqlResultSet(this, limited(result));
        }
        return rows;
    }

    private Result limited(Result full) {
        var max = getLargeMaxRows();
        return max <= 0 || full.rows().size() <= max
                ? full
                : new Result(full.columns(), full.rows().subList(0, (int) max), full.changes(), full.lastRowid());
    }

    @Override
    long changes() {
        return result.changes();
    }

    @Override
    public long getLargeUpdateCount() {
        return hasCount ? result.changes() : NO_COUNT;
    }

    @Override
    public boolean getMoreResults() {
        hasRows = false;
        hasCount = false;
        rows = null;
        return false;
    }

    @Override
    public ResultSet getGeneratedKeys() {
        return new LibsqlResultSet(this, keys);
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        TransactionControl.refuse(sql);
        add(Stmt.of(sql));
    }

    final void add(Stmt stmt) {
        batch.add(stmt);
    }

    @Override
    public void clearBatch() {
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return runBatch(GeneratedKeys.NONE);
    }

    /** All in one request. Outside of a transaction they are committed together or not at all. */
    final long[] runBatch(GeneratedKeys generated) throws SQLException {
        var stmts = List.copyOf(batch);
        batch.clear();
        getMoreResults();
        if (stmts.isEmpty()) {
            return new long[0];
        }
        var outcomes = session().run(stmts, timeout());
        var results = new ArrayList<Result>(outcomes.size());
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.Done(var done) -> results.add(done);
                case Outcome.Failed(var error) -> throw batchFailed(results, SqlErrors.of(error));
                case Outcome.Skipped() -> throw batchFailed(results, session().transaction().lost());
            }
        }
        keys = generated.keys(results);
        return counts(results);
    }

    private BatchUpdateException batchFailed(List<Result> done, SQLException cause) throws SQLException {
        // Outside of a transaction all of them were rolled back.
        var counts = connection.getAutoCommit() ? new long[0] : counts(done);
        return new BatchUpdateException(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), counts, cause);
    }

    private static long[] counts(List<Result> results) {
        var counts = new long[results.size()];
        Arrays.setAll(counts, index -> results.get(index).changes());
        return counts;
    }

    @Override
    public void cancel() throws SQLException {
        session().cancel();
    }

    @Override
    public Connection getConnection() throws SQLException {
        session();
        return connection;
    }

    final LibsqlConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        closed = true;
        rows = null;
        batch.clear();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
