package com.tarcommerce.gateway.event;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
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

    private int run(List<String> arguments, Map<String, String> environment) {
        var statements = arguments.stream().flatMap(text -> SqlStatements.split(text).stream()).toList();
        if (statements.isEmpty()) {
            return fail(USAGE);
        }
        LoggingSystem.get(SqlShell.class.getClassLoader()).setLogLevel("com.zaxxer.hikari", LogLevel.WARN);
        try (var session = SqlSession.open(environment)) {
            var committed = session.transact(connection -> {
                for (var statement : statements) {
                    execute(statement, connection);
                }
            });
            committed.unheard().ifPresent(why -> err.println("note: " + why + "; " + committed.posts()
                    + " event(s) wait in the outbox and go out when it next wakes"));
        } catch (SQLException | IllegalArgumentException failure) {
            return fail(failure.getMessage() + "\nNothing was changed.");
        }
        return 0;
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
