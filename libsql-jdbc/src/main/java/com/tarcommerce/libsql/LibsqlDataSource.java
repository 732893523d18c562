package com.tarcommerce.libsql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens connections to one database; see {@link LibsqlDriver} for what the URL may say. */
public final class LibsqlDataSource implements DataSource {
    private final String url;
    private final String token;
    private int loginTimeout;
    private @Nullable PrintWriter logWriter;

    /** @param token what the server asks for; empty for a server that asks for none */
    public LibsqlDataSource(String url, String token) {
        this.url = url;
        this.token = token;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection("", token);
    }

    /** @param user not looked at: the token says who is there */
    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        if (!LibsqlUrl.accepts(url)) {
            throw SqlErrors.of("08001", "A URL that begins with " + LibsqlUrl.PREFIX + " is wanted");
        }
        var properties = new Properties();
        if (password != null && !password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return new LibsqlConnection(url, LibsqlUrl.parse(url, properties));
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        logWriter = out;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw SqlErrors.unsupported("java.util.logging");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return Wrapping.unwrap(this, type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
