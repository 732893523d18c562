package com.tarcommerce.testsupport.sqld;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The engine that a run of a service's tests is on: the build runs them once on the embedded one and once, with
 * {@code -Dtar.test.engine=libsql}, on a real sqld that all tests of that run share.
 */
public final class TestEngine {
    /** What the drivers call themselves, so that a test can tell which engine answers. */
    private static final String SQLITE_DRIVER = "SQLite JDBC";
    private static final String LIBSQL_DRIVER = "Tar libSQL JDBC";

    private static final Map<Path, String> URLS = new ConcurrentHashMap<>();

    private TestEngine() {
    }

    public static boolean isLibsql() {
        return "libsql".equals(System.getProperty("tar.test.engine"));
    }

    public static String driver() {
        return isLibsql() ? LIBSQL_DRIVER : SQLITE_DRIVER;
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
        var server = Shared.SERVER;
        return URLS.computeIfAbsent(folder.toAbsolutePath().normalize(), _ -> server.createDatabase());
    }

    /** Started when it is first needed; it ends with the JVM. */
    private static final class Shared {
        static final SqldServer SERVER = start();

        private static SqldServer start() {
            try {
                return SqldServer.start(Files.createTempDirectory(Path.of("target"), "sqld"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
