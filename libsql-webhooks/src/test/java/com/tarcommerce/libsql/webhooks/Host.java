package com.tarcommerce.libsql.webhooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Programs that load the extension. */
enum Host {
    SQLITE_SHELL {
        @Override
        Session open(Path folder, Map<String, String> environment) throws IOException {
            return shell(Extension.PLAIN, List.of(), folder, environment);
        }
    },
    SQLITE_SHELL_WITH_SANITIZERS {
        @Override
        Session open(Path folder, Map<String, String> environment) throws IOException {
            return sanitized(folder, environment);
        }
    },
    SQLITE_JDBC {
        @Override
        Session open(Path folder, Map<String, String> environment) throws IOException {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return LineSession.start(
                    List.of(java, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                            System.getProperty("java.class.path"), JdbcShell.class.getName(),
                            folder.resolve("gateway.db").toString(), Extension.PLAIN.file().toString()),
                    environment);
        }
    },
    SQLD {
        @Override
        Session open(Path folder, Map<String, String> environment) {
            var sqld = Sqld.start(folder, environment, "--extensions-path", Extension.PLAIN.folder().toString());
            sqld.createNamespace("gateway");
            return new OwnSqld(sqld, sqld.session("gateway"));
        }
    };

    /** @param environment what the program is started with, besides its own; {@code TAR_} names count only from here */
    abstract Session open(Path folder, Map<String, String> environment) throws IOException;

    static LineSession sanitized(Path folder, Map<String, String> environment) throws IOException {
        var all = new HashMap<>(environment);
        all.put("LD_PRELOAD", Extension.addressSanitizer());
        all.put("ASAN_OPTIONS", "exitcode=99");
        return shell(Extension.SANITIZED, List.of(), folder, all);
    }

    static LineSession shell(Extension extension, List<String> under, Path folder, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(folder);
        var shell = Requirement.program("sqlite3", "install the package sqlite3");
        // Else the shell would keep its answers to itself until it ends.
        var command = new ArrayList<>(List.of("stdbuf", "-oL"));
        command.addAll(under);
        command.addAll(List.of(shell.toString(), "-batch", "-cmd", ".load " + extension.file(),
                folder.resolve("gateway.db").toString()));
        return LineSession.start(command, environment);
    }

    private record OwnSqld(Sqld sqld, SqldSession session) implements Session {
        @Override
        public List<String> run(String sql) {
            return session.run(sql);
        }

        @Override
        public void close() {
            try (sqld; session) {
                // Both, whatever happens to one.
            }
        }
    }
}
