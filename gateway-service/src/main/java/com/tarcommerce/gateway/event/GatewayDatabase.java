package com.tarcommerce.gateway.event;

import com.tarcommerce.common.database.DatabaseSettings;
import com.tarcommerce.common.database.Engine;
import com.tarcommerce.common.database.LibsqlDataSources;
import com.tarcommerce.common.database.SqliteDataSources;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** Where the gateway that has this environment keeps its data, for programs beside it. */
final class GatewayDatabase {
    private final Map<String, String> environment;
    private final DatabaseSettings settings;

    /** @throws IllegalArgumentException if no engine goes by {@code TAR_DATABASE_URL} */
    GatewayDatabase(Map<String, String> environment) {
        this.environment = environment;
        settings = new DatabaseSettings("gateway", environment.getOrDefault("TAR_DATABASE_URL", ""),
                environment.getOrDefault("TAR_DATABASE_TOKEN", ""),
                Path.of(environment.getOrDefault("TAR_DATA_DIR", "data")));
    }

    /** Whether there is anything to open; a server is always worth asking. */
    boolean exists() {
        return settings.engine() == Engine.LIBSQL || Files.exists(settings.file());
    }

    /** @throws IllegalArgumentException if the gateway has never run on it, or no server answers; says what to do */
    void requireTables() throws SQLException {
        if (!exists()) {
            throw new IllegalArgumentException("there is no " + settings.file().toAbsolutePath()
                    + ": start the gateway once (./tarctl up), or set TAR_DATA_DIR");
        }
        if (settings.engine() == Engine.LIBSQL && !hasTables()) {
            throw new IllegalArgumentException("the database of TAR_DATABASE_URL has no table webhook_outbox:"
                    + " start the gateway once on it (./tarctl up --libsql)");
        }
    }

    private boolean hasTables() throws SQLException {
        try (var pool = reader();
                var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement
                        .executeQuery("select count(*) from sqlite_master where name = 'webhook_outbox'")) {
            return rows.next() && rows.getInt(1) == 1;
        } catch (HikariPool.PoolInitializationException | java.sql.SQLTransientConnectionException away) {
            throw new IllegalArgumentException("no libSQL server answers at TAR_DATABASE_URL: start it"
                    + " (./tarctl up --libsql), or unset it for the embedded engine", away);
        }
    }

    SqlTarget open() {
        return switch (settings.engine()) {
            case SQLITE -> new SqliteTarget(settings.file(), environment);
            case LIBSQL -> new LibsqlTarget(settings);
        };
    }

    HikariDataSource reader() {
        return switch (settings.engine()) {
            case SQLITE -> SqliteDataSources.reader(settings.file());
            case LIBSQL -> LibsqlDataSources.reader(settings);
        };
    }
}
