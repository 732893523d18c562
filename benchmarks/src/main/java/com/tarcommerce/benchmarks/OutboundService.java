package com.tarcommerce.benchmarks;

import com.tarcommerce.common.contract.message.MessagesApi;
import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.standalone.Tarctl;
import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** outbound-service alone, in a process and a folder of its own, to be loaded and killed. */
final class OutboundService implements AutoCloseable {
    private final Path folder;
    private final List<String> command;
    private final Map<String, String> settings = new HashMap<>();
    private final RestClient http;
    private Process process;

    /** @param launcher {@code ./tarctl}, or a JVM with the classes of this one */
    OutboundService(BotApiStandIn telegram, boolean launcher, double speed) throws IOException {
        this.folder = Files.createTempDirectory("tar-outbound");
        this.command = new ArrayList<>(launcher ? List.of("./tarctl") : thisClassPath());
        command.addAll(List.of("up", "outbound"));
        var token = RandomId.next("bench_");
        var port = FreePorts.next();
        settings.putAll(Map.of("TAR_DATA_DIR", folder.resolve("data").toString(), "TAR_INTERNAL_TOKEN", token,
                "TAR_OUTBOUND_PORT", String.valueOf(port), "TAR_TELEGRAM_BOT_TOKEN", BotApiStandIn.TOKEN,
                "TAR_TELEGRAM_API_URL", telegram.url().toString(), "TAR_TELEGRAM_LIMITS_SPEED",
                String.valueOf(speed)));
        this.http = RestClient.builder().baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token).build();
        this.process = start();
    }

    private static List<String> thisClassPath() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-cp", System.getProperty("java.class.path"),
                Tarctl.class.getName());
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(command).directory(Path.of("").toAbsolutePath().toFile());
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("outbound.log").toFile()));
        var started = builder.start();
        for (var tries = 0; !isReady(); tries++) {
            if (tries == 600 || !started.isAlive()) {
                end(started);
                throw new IOException("outbound is not ready; see " + folder.resolve("outbound.log"));
            }
            Suite.pause(Duration.ofMillis(100));
        }
        return started;
    }

    private boolean isReady() {
        try {
            return http.get().uri("/actuator/health/readiness").retrieve().toBodilessEntity().getStatusCode()
                    .is2xxSuccessful();
        } catch (RestClientException notYet) {
            return false;
        }
    }

    MessagesApi messages() {
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(http)).build()
                .createClient(MessagesApi.class);
    }

    /** As a power cut ends it; then it is started again. */
    void killAndStart() throws IOException {
        end(process);
        process = start();
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    OutboundLedger ledger() {
        return new OutboundLedger("jdbc:sqlite:" + folder.resolve("data/outbound.db"));
    }

    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    long residentMiB() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0) / 1024;
        }
    }

    @Override
    public void close() {
        end(process);
    }
}
