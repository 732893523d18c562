package com.tarcommerce.libsql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The part of a connection that asks nothing of the server: settings, and the many ways to prepare a statement. */
abstract class ConnectionSettings extends UnsupportedConnection {
    private Duration timeout;
    private int isolation = Connection.TRANSACTION_SERIALIZABLE;

    ConnectionSettings(Duration timeout) {
        this.timeout = timeout;
    }

    Duration timeout() {
        return timeout;
    }

    abstract PreparedStatement prepare(String sql, GeneratedKeys keys) throws SQLException;

    @Override
    public Statement createStatement() throws SQLException {
        return createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        return createStatement(type, concurrency, getHoldability());
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        return prepare(sql, GeneratedKeys.NONE);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        return prepareStatement(sql, type, concurrency, getHoldability());
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
        return prepare(sql,
                generatedKeys == Statement.RETURN_GENERATED_KEYS ? GeneratedKeys.ROWID : GeneratedKeys.NONE);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
        return prepare(sql, columns.length == 0 ? GeneratedKeys.NONE : GeneratedKeys.ROWID);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
        return prepare(sql, GeneratedKeys.of(columns));
    }

    @Override
    public String nativeSQL(String sql) {
        return sql;
    }

    /** SQLite is always serializable: a weaker level is more than met, and only remembered. */
    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        if (level == Connection.TRANSACTION_NONE) {
            throw SqlErrors.of(SqlErrors.WRONG_TRANSACTION_STATE, "There is always a transaction");
        }
        isolation = level;
    }

    @Override
    public int getTransactionIsolation() {
        return isolation;
    }

    @Override
    public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) {
        timeout = milliseconds > 0 ? Duration.ofMillis(milliseconds) : Duration.ofHours(1);
    }

    @Override
    public int getNetworkTimeout() {
        return (int) timeout.toMillis();
    }

    @Override
    public int getHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    /** Results are here in full, and outlive everything. */
    @Override
    public void setHoldability(int holdability) {
        // Nothing to set.
    }

    @Override
    public void setCatalog(@Nullable String catalog) {
        // There is one; JDBC has a driver without catalogues ignore this.
    }

    @Override
    public @Nullable String getCatalog() {
        return null;
    }

    @Override
    public void setSchema(@Nullable String schema) {
        // There is one; JDBC has a driver without schemas ignore this.
    }

    @Override
    public @Nullable String getSchema() {
        return null;
    }

    @Override
    public void clearWarnings() {
        // There never are any.
    }

    @Override
    public Map<String, Class<?>> getTypeMap() {
        return new HashMap<>();
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> types) throws SQLException {
        if (!types.isEmpty()) {
            throw SqlErrors.unsupported("setTypeMap");
        }
    }

    @Override
    public void setClientInfo(String name, @Nullable String value) {
        // JDBC has a driver ignore names that it does not know.
    }

    @Override
    public void setClientInfo(Properties properties) {
        // The same.
    }

    @Override
    public @Nullable String getClientInfo(String name) {
        return null;
    }

    @Override
    public Properties getClientInfo() {
        return new Properties();
    }
}
