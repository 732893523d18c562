package com.tarcommerce.libsql;

import com.tarcommerce.libsql.hrana.HranaStream;
import java.lang.reflect.Proxy;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A connection: a stream on the server that comes and goes, and a transaction that is begun when it is needed. */
final class LibsqlConnection extends ConnectionSettings {
    private final String url;
    private final Session session;
    private int savepoints;
    private volatile boolean closed;

    LibsqlConnection(String url, LibsqlUrl target) {
        super(target.timeout());
        this.url = LibsqlUrl.withoutToken(url);
        this.session = new Session(new HranaStream(target.endpoint()));
    }

    Session session() throws SQLException {
        if (closed) {
            throw SqlErrors.of(SqlErrors.STREAM_LOST, "The connection is closed");
        }
        return session;
    }

    String url() {
        return url;
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        session();
        refuseCursors(type, concurrency);
        return new LibsqlStatement(this);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        refuseCursors(type, concurrency);
        return prepare(sql, GeneratedKeys.NONE);
    }

    private static void refuseCursors(int type, int concurrency) throws SQLException {
        if (type != ResultSet.TYPE_FORWARD_ONLY || concurrency != ResultSet.CONCUR_READ_ONLY) {
            throw SqlErrors.unsupported("A result that scrolls or is updated");
        }
    }

    @Override
    PreparedStatement prepare(String sql, GeneratedKeys keys) throws SQLException {
        session();
        TransactionControl.refuse(sql);
        return new LibsqlPreparedStatement(this, sql, keys);
    }

    @Override
    public void setAutoCommit(boolean on) throws SQLException {
        if (on && !transaction().isAutoCommit()) {
            session().commit(timeout());
        }
        transaction().setAutoCommit(on);
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        return transaction().isAutoCommit();
    }

    @Override
    public void commit() throws SQLException {
        refuseAutoCommit("commit");
        session().commit(timeout());
    }

    @Override
    public void rollback() throws SQLException {
        refuseAutoCommit("rollback");
        session().rollback(timeout());
    }

    private void refuseAutoCommit(String what) throws SQLException {
        if (transaction().isAutoCommit()) {
            throw SqlErrors.of(SqlErrors.WRONG_TRANSACTION_STATE, what + " needs setAutoCommit(false) before");
        }
    }

    @Override
    public Savepoint setSavepoint() throws SQLException {
        return setSavepoint("");
    }

    @Override
    public Savepoint setSavepoint(String name) throws SQLException {
        refuseAutoCommit("a savepoint");
        var savepoint = new LibsqlSavepoint(++savepoints, name);
        transaction().control("SAVEPOINT " + savepoint.quoted());
        return savepoint;
    }

    @Override
    public void rollback(Savepoint savepoint) throws SQLException {
        refuseAutoCommit("a savepoint");
        transaction().control("ROLLBACK TO " + LibsqlSavepoint.of(savepoint).quoted());
    }

    @Override
    public void releaseSavepoint(Savepoint savepoint) throws SQLException {
        refuseAutoCommit("a savepoint");
        transaction().control("RELEASE " + LibsqlSavepoint.of(savepoint).quoted());
    }

    @Override
    public void setReadOnly(boolean on) throws SQLException {
        transaction().setReadOnly(on);
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        return transaction().isReadOnly();
    }

    private Transaction transaction() throws SQLException {
        return session().transaction();
    }

    @Override
    public boolean isValid(int seconds) throws SQLException {
        if (seconds < 0) {
            throw SqlErrors.of(SqlErrors.OUT_OF_RANGE, "A timeout is 0 or more seconds");
        }
        return !closed && session.answers(seconds > 0 ? Duration.ofSeconds(seconds) : timeout());
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        session();
        return (DatabaseMetaData) Proxy.newProxyInstance(LibsqlConnection.class.getClassLoader(),
                new Class<?>[]{DatabaseMetaData.class}, new MetaDataHandler(new Catalogue(this)));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            session.close();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void abort(Executor executor) {
        closed = true;
        session.cancel();
        executor.execute(session::close);
    }

    @Override
    public @Nullable SQLWarning getWarnings() {
        return null;
    }
}
