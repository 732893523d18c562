package com.tarcommerce.gateway.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Another program's connection to the gateway's database, whether the gateway runs or not: {@code lib_http_post} is
 * present, and the gateway is rung once after a commit that posted something. For one thread at a time.
 */
public final class SqlSession implements AutoCloseable {
    private final SqlTarget target;
    private final Connection connection;

    private SqlSession(SqlTarget target) throws SQLException {
        this.target = target;
        connection = target.pool().getConnection();
    }

    /**
     * @param environment what the gateway was started with: {@code TAR_DATA_DIR} or {@code TAR_DATABASE_URL},
     *                    {@code TAR_WEBHOOK_SECRET}, …
     * @throws IllegalArgumentException if a setting can't be used, or there is no such database; says what to do
     */
    public static SqlSession open(Map<String, String> environment) throws SQLException {
        var database = new GatewayDatabase(environment);
        database.requireTables();
        return new SqlSession(database.open());
    }

    /** Commits what the work did, or nothing of it, and then rings. */
    public Committed transact(Work work) throws SQLException {
        connection.setAutoCommit(false);
        int posts;
        try {
            target.begin(connection);
            work.on(connection);
            posts = target.posts(connection);
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            connection.setAutoCommit(true);
            throw failure;
        }
        // This is the commit: the driver's own commit() begins the next transaction at once and keeps the writer lock.
        connection.setAutoCommit(true);
        var at = System.nanoTime();
        return new Committed(at, posts, posts == 0 ? Optional.empty() : target.ring(connection));
    }

    @Override
    public void close() throws SQLException {
        try (target) {
            connection.close();
        }
    }

    /** Statements of one transaction. */
    @FunctionalInterface
    public interface Work {
        void on(Connection connection) throws SQLException;
    }

    /**
     * @param at      when it was committed, as {@link System#nanoTime()}
     * @param posts   how many events it left in the outbox
     * @param unheard why the gateway did not hear of them; they wait until it next wakes
     */
    public record Committed(long at, int posts, Optional<String> unheard) {
    }
}
