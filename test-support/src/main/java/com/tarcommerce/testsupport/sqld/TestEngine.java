package com.tarcommerce.testsupport.sqld;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The engine that a run of a service's tests is on: the build runs them once on the embedded one and once, with
 * {@code -Dtar.test.engine=libsql}, on a real sqld that all tests of that run share.
 */
public final class TestEngine {
    /** What the drivers call themselves, so that a test can tell which engine answers. */
    private static final String SQLITE_DRIVER = "SQLite JDBC";
    private static final String LIBSQL_DRIVER = "Tar libSQL JDBC";

    private TestEngine() {
    }

    public static boolean isLibsql() {
        return "libsql".equals(System.getProperty("tar.test.engine"));
    }

    public static String driver() {
        return isLibsql() ? LIBSQL_DRIVER : SQLITE_DRIVER;
    }

    /** @throws AssertionError if it is another engine than that of this run that answers */
    public static void verify(DataSource database) {
        try (var connection = database.getConnection()) {
            var answers = connection.getMetaData().getDriverName();
            if (!driver().equals(answers)) {
                throw new AssertionError("this run is on " + driver() + ", but " + answers + " answers");
            }
        } catch (SQLException failure) {
            throw new AssertionError("no engine answers", failure);
        }
    }

    /** Skips the test, or fails it if {@code tar.require} says so, when the engine of this run is not there. */
    public static void require() {
        if (isLibsql()) {
            SqldProgram.find();
        }
    }

    /**
     * What {@code tar.database.url} is to be for a service that would keep its data in the folder: the same folder is
     * the same database, another one is another.
     */
    public static String databaseUrl(Path folder) {
        if (!isLibsql()) {
            return "";
        }
        return Shared.DATABASES.url(folder);
    }

    /** Started when it is first needed; it ends with the JVM. */
    private static final class Shared {
        static final FolderDatabases DATABASES = new FolderDatabases(start());

        private static SqldServer start() {
            try {
                return SqldServer.start(Files.createTempDirectory(Path.of("target"), "sqld"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
