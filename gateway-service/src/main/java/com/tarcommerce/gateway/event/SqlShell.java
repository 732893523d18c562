package com.tarcommerce.gateway.event;

import com.tarcommerce.common.database.SqliteDataSources;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * {@code tarctl sql}: runs statements in the gateway's database, with {@code lib_http_post} present and the gateway
 * running or not; all of them in one transaction.
 */
public final class SqlShell {
    private static final String USAGE = "usage: tarctl sql 'UPDATE nodes SET …; SELECT …'   (one transaction)";

    private final PrintStream out;
    private final PrintStream err;
    private final AtomicInteger posts = new AtomicInteger();

    private SqlShell(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * @param arguments   each holds one or several statements
     * @param environment what the gateway was started with: {@code TAR_DATA_DIR}, {@code TAR_WEBHOOK_SECRET}, …
     * @return 0, or 1 when nothing was changed; then {@code err} says why
     */
    public static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        return new SqlShell(out, err).run(arguments, environment);
    }

    /** Where the gateway that has this environment keeps its data. */
    static Path database(Map<String, String> environment) {
        return Path.of(environment.getOrDefault("TAR_DATA_DIR", "data")).resolve("gateway.db");
    }

    private int run(List<String> arguments, Map<String, String> environment) {
        var statements = arguments.stream().flatMap(text -> SqlStatements.split(text).stream()).toList();
        if (statements.isEmpty()) {
            return fail(USAGE);
        }
        var file = database(environment);
        if (!environment.getOrDefault("TAR_DATABASE_URL", "").isBlank()) {
            return fail("TAR_DATABASE_URL is set: this command knows only the embedded engine");
        }
        if (!Files.exists(file)) {
            return fail("there is no " + file.toAbsolutePath()
                    + ": start the gateway once (./tarctl up), or set TAR_DATA_DIR");
        }
        LoggingSystem.get(SqlShell.class.getClassLoader()).setLogLevel("com.zaxxer.hikari", LogLevel.WARN);
        try {
            execute(statements, file, Destinations.of(environment));
        } catch (SQLException | IllegalArgumentException failure) {
            return fail(failure.getMessage() + "\nNothing was changed.");
        }
        if (posts.get() > 0) {
            new RingGateway(environment).ring().ifPresent(why -> err.println(
                    "note: " + why + "; " + posts.get()
                            + " event(s) wait in the outbox and go out when it next wakes"));
        }
        return 0;
    }

    private void execute(List<String> statements, Path file, Destinations destinations) throws SQLException {
        try (var pool = SqliteDataSources.writer(file, connection -> LibHttpPost.install(connection, destinations,
                InstantSource.system(), _ -> posts.incrementAndGet())); var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (var statement : statements) {
                    execute(statement, connection);
                }
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private void execute(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (var rows = statement.getResultSet()) {
                    SqlTable.print(rows, out);
                }
            } else {
                var changed = statement.getUpdateCount();
                out.println(changed == 1 ? "1 row changed" : Math.max(0, changed) + " rows changed");
            }
        }
    }

    private int fail(String reason) {
        err.println("error: " + reason);
        return 1;
    }
}
