package com.tarcommerce.gateway.event;

import com.tarcommerce.common.database.SqliteDataSources;
import com.tarcommerce.common.service.SystemTime;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Another program's connection to the gateway's database, whether the gateway runs or not: {@code lib_http_post} is
 * present, and the gateway is rung once after a commit that posted something. For one thread at a time.
 */
public final class SqlSession implements AutoCloseable {
    private final HikariDataSource pool;
    private final Connection connection;
    private final RingGateway gateway;
    private int posts;

    private SqlSession(Path file, Map<String, String> environment) throws SQLException {
        var destinations = Destinations.of(environment);
        gateway = new RingGateway(environment);
        pool = SqliteDataSources.writer(file,
                fresh -> LibHttpPost.install(fresh, destinations, SystemTime.clock(), _ -> posts++));
        connection = pool.getConnection();
    }

    /**
     * @param environment what the gateway was started with: {@code TAR_DATA_DIR}, {@code TAR_WEBHOOK_SECRET}, …
     * @throws IllegalArgumentException if a setting can't be used, or there is no such database; says what to do
     */
    public static SqlSession open(Map<String, String> environment) throws SQLException {
        if (!environment.getOrDefault("TAR_DATABASE_URL", "").isBlank()) {
            throw new IllegalArgumentException("TAR_DATABASE_URL is set: this writes only to the"
                    + " embedded engine; use any client of that server, such as its HTTP API");
        }
        var file = database(environment);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no " + file.toAbsolutePath()
                    + ": start the gateway once (./tarctl up), or set TAR_DATA_DIR");
        }
        return new SqlSession(file, environment);
    }

    /** Where the gateway that has this environment keeps its data. */
    static Path database(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("TAR_DATA_DIR", "data")).resolve("gateway.db");
    }

    /** Commits what the work did, or nothing of it, and then rings. */
    public Committed transact(Work work) throws SQLException {
        posts = 0;
        connection.setAutoCommit(false);
        try {
            work.on(connection);
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            connection.setAutoCommit(true);
            throw failure;
        }
        // This is the commit: the driver's own commit() begins the next transaction at once and keeps the writer lock.
        connection.setAutoCommit(true);
        var at = System.nanoTime();
        return new Committed(at, posts, posts == 0 ? Optional.empty() : gateway.ring());
    }

    @Override
    public void close() throws SQLException {
        try (pool; gateway) {
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
