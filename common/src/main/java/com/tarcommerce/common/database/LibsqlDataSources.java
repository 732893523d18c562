package com.tarcommerce.common.database;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Opens a database on a libSQL server as Tar does: a few connections that write, whose transactions take the writer's
 * lock with their first statement, and a few whose transactions don't.
 *
 * <p>There is no lock to hold in this process: who waits for another writer waits on the server.
 */
public final class LibsqlDataSources {
    /** By name: the services bring it, and nothing of it is used here but JDBC. */
    private static final String DRIVER = "com.tarcommerce.libsql.LibsqlDriver";
    private static final int WRITERS = 4;
    private static final int READERS = 4;

    private LibsqlDataSources() {
    }

    public static HikariDataSource writer(DatabaseSettings settings) {
        return pool(settings, "writer", WRITERS);
    }

    /**
     * Of one of several replicas: one at a time. The server lets nobody write for five seconds after a client fell silent in
     * a transaction, and as long again for each other one that this client has waiting; so there is at most one.
     */
    public static HikariDataSource onlyWriter(DatabaseSettings settings) {
        return pool(settings, "writer", 1);
    }

    public static HikariDataSource reader(DatabaseSettings settings) {
        var pool = pool(settings, "reader", READERS);
        pool.setReadOnly(true);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    private static HikariDataSource pool(DatabaseSettings settings, String kind, int size) {
        var pool = new HikariDataSource();
        pool.setDriverClassName(DRIVER);
        pool.setJdbcUrl(settings.server());
        pool.setPassword(settings.token());
        pool.setPoolName(settings.name() + " " + kind);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(30_000);
        // An idle connection holds nothing on the server: there is nothing to keep alive or to renew.
        pool.setMaxLifetime(0);
        pool.setKeepaliveTime(0);
        return pool;
    }
}
