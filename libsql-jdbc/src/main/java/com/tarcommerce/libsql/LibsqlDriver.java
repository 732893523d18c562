package com.tarcommerce.libsql;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver for libSQL servers: {@code jdbc:libsql:http://host:port?namespace=shop}. Opening a connection asks
 * nothing of the server: the first statement does.
 */
public final class LibsqlDriver implements Driver {
    static final String NAME = "Tar libSQL JDBC";
    static final int MAJOR = 0;
    static final int MINOR = 1;

    static {
        try {
            DriverManager.registerDriver(new LibsqlDriver());
        } catch (SQLException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** @return {@code null} for a URL of another driver, as JDBC has it */
    @Override
    public @Nullable Connection connect(String url, @Nullable Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        return new LibsqlConnection(url, LibsqlUrl.parse(url, properties == null ? new Properties() : properties));
    }

    @Override
    public boolean acceptsURL(String url) {
        return LibsqlUrl.accepts(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        var password = new DriverPropertyInfo("password", null);
        password.description = "the token that the server asks for";
        var namespace = new DriverPropertyInfo("namespace", null);
        namespace.description = "the database on a server that keeps several";
        var ca = new DriverPropertyInfo("ca", null);
        ca.description = "a file with the certificates, in PEM, of those who may vouch for the server";
        var timeout = new DriverPropertyInfo("timeout", "30");
        timeout.description = "seconds to wait for an answer";
        return new DriverPropertyInfo[]{password, namespace, ca, timeout};
    }

    @Override
    public int getMajorVersion() {
        return MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return MINOR;
    }

    /** JDBC's word for a full SQL-92 engine, which SQLite is not. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw SqlErrors.unsupported("java.util.logging");
    }
}
