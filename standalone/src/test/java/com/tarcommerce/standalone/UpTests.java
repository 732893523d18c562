package com.tarcommerce.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite as a process of its own. */
class UpTests {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment = new HashMap<>();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void allServicesRunUntilTheyAreToldToStopAndOneDataFolderIsForOneProcess() throws Exception {
        useFreePorts();
        var output = folder.resolve("output.txt");
        var tar = start(output, "up");
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("Tar is up") || !tar.isAlive());

        assertThat(Files.readString(output)).contains("TAR_TELEGRAM_BOT_TOKEN", "127.0.0.1:"
                + environment.get("TAR_GATEWAY_PORT")).doesNotContain("Exception", "WARN");
        for (var service : Service.values()) {
            assertThat(status(service, "/actuator/health")).isEqualTo(200);
        }
        assertThat(status(Service.SCHEDULER, "/v1/alarms/a/b/c")).isEqualTo(401);

        var second = folder.resolve("second.txt");
        var refused = start(second, "up", "scheduler");
        assertThat(refused.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(2);
        assertThat(Files.readString(second)).contains("process " + tar.pid(), "TAR_DATA_DIR");

        tar.destroy();
        assertThat(tar.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(tar.exitValue()).isZero();
        assertThat(Files.readString(output)).endsWith("Tar has stopped.\n");
        assertThatTheDatabaseWasClosed("gateway");
    }

    @Test
    void oneServiceRunsAlone() throws Exception {
        useFreePorts();
        var output = folder.resolve("output.txt");
        var tar = start(output, "up", "scheduler");
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("Tar is up") || !tar.isAlive());

        assertThat(status(Service.SCHEDULER, "/actuator/health")).isEqualTo(200);
        for (var other : List.of(Service.GATEWAY, Service.OUTBOUND, Service.AI)) {
            assertThatThrownBy(() -> status(other, "/actuator/health")).isInstanceOf(ConnectException.class);
        }
        tar.destroy();
        assertThat(tar.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(tar.exitValue()).isZero();
    }

    /** The last connection of a database that is closed in order takes the write-ahead log with it. */
    private void assertThatTheDatabaseWasClosed(String name) {
        var file = folder.resolve("data").resolve(name + ".db");
        assertThat(file).isNotEmptyFile();
        assertThat(file.resolveSibling(name + ".db-wal")).doesNotExist();
    }

    private void useFreePorts() {
        environment.put("TAR_DATA_DIR", folder.resolve("data").toString());
        ServicePorts.putInto(environment);
    }

    private Process start(Path output, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Tarctl.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("TAR_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        started.add(process);
        return process;
    }

    private int status(Service service, String path) throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + environment.get(service.portVariable()) + path);
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode();
    }
}
