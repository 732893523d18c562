package com.tarcommerce.common.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * Opens an SQLite file as Tar does: WAL, every commit on the disk before it returns ({@code synchronous=FULL}), foreign
 * keys on, one writer connection whose transactions take the writer lock at once, and a few readers that can't write.
 */
public final class SqliteDataSources {
    private static final int READERS = 4;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = 200_000;

    private SqliteDataSources() {
    }

    /** The one connection that writes; {@code preparer} sees it before anybody else. */
    public static HikariDataSource writer(Path file, ConnectionPreparer preparer) {
        createParent(file);
        var config = config();
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        var pool = pool(file, config, preparer, "writer", 1);
        pool.setConnectionTimeout(30_000);
        return pool;
    }

    public static HikariDataSource reader(Path file) {
        var pool = pool(file, config(), _ -> {
        }, "reader", READERS);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionInitSql("PRAGMA query_only=ON");
        return pool;
    }

    private static HikariDataSource pool(Path file, SQLiteConfig config, ConnectionPreparer preparer, String kind,
            int size) {
        var pool = new HikariDataSource();
        pool.setDataSource(dataSource(file, config, preparer));
        pool.setPoolName(file.getFileName() + " " + kind);
        pool.setMaximumPoolSize(size);
        pool.setMaxLifetime(0);
        pool.setKeepaliveTime(0);
        return pool;
    }

    private static SQLiteDataSource dataSource(Path file, SQLiteConfig config, ConnectionPreparer preparer) {
        var dataSource = new SQLiteDataSource(config) {
            @Override
            public SQLiteConnection getConnection(String user, String password) throws SQLException {
                var connection = super.getConnection(user, password);
                try {
                    BusyHandler.setHandler(connection, new BriefPauses());
                    preparer.prepare(connection);
                } catch (SQLException | RuntimeException failure) {
                    connection.close();
                    throw failure;
                }
                return connection;
            }
        };
        dataSource.setUrl("jdbc:sqlite:" + file);
        return dataSource;
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) LONGEST_WAIT.toMillis());
        config.enforceForeignKeys(true);
        return config;
    }

    private static void createParent(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException failure) {
            throw new UncheckedIOException("The data folder " + file.toAbsolutePath().getParent()
                    + " can't be made: set TAR_DATA_DIR to a folder that can be written", failure);
        }
    }

    /**
     * Waits for the writer of another process. SQLite's own handler sleeps longer each time, up to 100 ms, though a
     * commit takes a fraction of a millisecond.
     */
    private static final class BriefPauses extends BusyHandler {
        private long began;

        @Override
        protected int callback(int attempt) {
            var now = System.nanoTime();
            if (attempt == 0) {
                began = now;
            }
            if (now - began > LONGEST_WAIT.toNanos()) {
                return 0;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            return 1;
        }
    }
}
