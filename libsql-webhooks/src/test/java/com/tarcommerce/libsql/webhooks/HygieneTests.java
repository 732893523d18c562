package com.tarcommerce.libsql.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No byte is read that isn't ours, and none is lost, from the first call to the end of the process. */
class HygieneTests {
    /** The shell's answer then; the checkers' own is 99. */
    private static final int SOME_STATEMENTS_FAILED = 1;
    private static final String SETUP = "create table webhook_outbox (id, url, body, lane, trace, created_at)";

    @TempDir
    Path folder = Path.of("");

    @Test
    void valgrindFindsNothing() throws IOException {
        var valgrind = Requirement.program("valgrind", "install the package valgrind");
        try (var receiver = Receiver.open();
                var shell = Host.shell(Extension.PLAIN,
                        List.of(valgrind.toString(), "--quiet", "--leak-check=full", "--errors-for-leak-kinds=definite",
                                "--error-exitcode=99"),
                        folder, environment(receiver))) {
            exercise(shell, Extension.PLAIN);

            var end = shell.end();
            assertThat(end).as(said(shell)).isEqualTo(SOME_STATEMENTS_FAILED);
            assertThat(receiver.rings()).isNotEmpty();
        }
    }

    @Test
    void sanitizersFindNothing() throws IOException {
        try (var receiver = Receiver.open(); var shell = Host.sanitized(folder, environment(receiver))) {
            exercise(shell, Extension.SANITIZED);

            var end = shell.end();
            assertThat(end).as(said(shell)).isEqualTo(SOME_STATEMENTS_FAILED);
            assertThat(receiver.rings()).isNotEmpty();
        }
    }

    /** Opening and closing connections too, and loading twice into one. */
    private void exercise(LineSession shell, Extension extension) {
        for (var file = 0; file < 3; file++) {
            assertThat(shell.run(".open " + folder.resolve(file + ".db"))).as("the one before closes").isEmpty();
            shell.run(".load " + extension.file());
            shell.run(".load " + extension.file());
            shell.run(SETUP);
            for (var body : bodies()) {
                shell.run("select lib_http_post('tar:events', " + WithSession.quoted(body) + ")");
            }
            shell.run("begin; select lib_http_trace('" + WithSession.TRACE + "'); savepoint a;"
                    + " select lib_http_post('tar:carts', '{}'); rollback to a; commit; select lib_http_stats();"
                    + " select * from lib_http_ring");
            shell.run("begin; select lib_http_post('tar:carts', '{}')");
        }
    }

    private static List<String> bodies() {
        var valid = "{\"tenant_id\":\"\\ud83e\\udd5b\\ud83e\",\"id\":[{\"a\":[true,false,null,-1.5e-3]}],\"key\":\"k\"}";
        return IntStream.rangeClosed(0, valid.length()).mapToObj(end -> valid.substring(0, end))
                .collect(Collectors.toList());
    }

    private static Map<String, String> environment(Receiver receiver) {
        return Map.of("TAR_WEBHOOK_SECRET", Receiver.SECRET, "TAR_GATEWAY_URL", receiver.url());
    }

    private static Supplier<String> said(LineSession shell) {
        return () -> "what it said: " + String.join("\n", shell.notes());
    }
}
