package com.tarcommerce.benchmarks;

import com.tarcommerce.testsupport.sqld.SqldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a scheduler keeps its alarms: SQLite in its own folder, or by {@code engine=sqld} a server of its own. */
final class AlarmEngine implements AutoCloseable {
    private final @Nullable SqldServer sqld;
    private final Map<String, String> environment;

    private AlarmEngine(@Nullable SqldServer sqld, Map<String, String> environment) {
        this.sqld = sqld;
        this.environment = environment;
    }

    static AlarmEngine of(Options options) throws IOException {
        if (!options.values().getOrDefault("engine", "sqlite").equals("sqld")) {
            return new AlarmEngine(null, Map.of());
        }
        var sqld = SqldServer.start(Files.createTempDirectory("tar-alarms-sqld"));
        return new AlarmEngine(sqld, Map.of("TAR_DATABASE_URL", sqld.createDatabase("scheduler")));
    }

    /** What the scheduler is to be told of it. */
    Map<String, String> environment() {
        return environment;
    }

    boolean isServer() {
        return sqld != null;
    }

    /** The server is killed with -9 and started again on what it left. */
    void restart() {
        if (sqld != null) {
            sqld.restart();
        }
    }

    /** CPU seconds of the server so far; none of SQLite, which works in the scheduler's own process. */
    double cpuSeconds() {
        return sqld == null ? 0 : sqld.cpuSeconds();
    }

    @Override
    public void close() {
        if (sqld != null) {
            sqld.close();
        }
    }
}
