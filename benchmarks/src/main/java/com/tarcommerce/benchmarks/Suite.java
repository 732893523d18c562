package com.tarcommerce.benchmarks;

import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.standalone.Tarctl;
import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The suite under measurement, started by the project's own launcher in a folder of its own: one JVM, or a process a
 * service. Its Telegram is a stand-in in this process, whose times are this process's {@link System#nanoTime()}.
 */
final class Suite implements AutoCloseable {
    private static final String GATEWAY = "gateway";
    private static final List<String> SERVICES = List.of("ai", "scheduler", "outbound", GATEWAY);
    /** The one process of a suite that is not separate. */
    private static final String WHOLE = "suite";

    private final Path folder;
    private final BotApiStandIn telegram;
    private final boolean separate;
    private final List<String> launcher;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param separate a process a service, as in production; else all in one JVM */
    Suite(BotApiStandIn telegram, boolean separate) {
        this(telegram, separate, List.of("./tarctl"));
    }

    private Suite(BotApiStandIn telegram, boolean separate, List<String> launcher) {
        this.telegram = telegram;
        this.separate = separate;
        this.launcher = launcher;
        this.folder = newFolder();
        SERVICES.forEach(service -> ports.put(service, FreePorts.next()));
        configure();
    }

    /** One JVM that runs the classes of this one, for tests: nothing is packaged first. */
    static Suite ofThisClassPath(BotApiStandIn telegram) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Suite(telegram, false, List.of(java, "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-cp",
                System.getProperty("java.class.path"), Tarctl.class.getName()));
    }

    private void configure() {
        settings.put("TAR_DATA_DIR", folder.resolve("data").toString());
        settings.put("TAR_INTERNAL_TOKEN", RandomId.next("bench_"));
        settings.put("TAR_WEBHOOK_SECRET", RandomId.next("bench_"));
        ports.forEach((service, port) -> settings.put("TAR_" + service.toUpperCase(Locale.ROOT) + "_PORT",
                String.valueOf(port)));
        settings.put("TAR_TELEGRAM_MODE", "webhook");
        settings.put("TAR_TELEGRAM_API_URL", telegram.url().toString());
        settings.put("TAR_TELEGRAM_BOT_TOKEN", BotApiStandIn.TOKEN);
        settings.put("TAR_TELEGRAM_WEBHOOK_SECRET", RandomId.next("bench_"));
        settings.put("TAR_TELEGRAM_LIMITS_SPEED", "0");
        settings.put("TAR_TELEGRAM_PUBLIC_URL", "http://127.0.0.1:" + ports.get("gateway"));
    }

    /** More settings, before the start. */
    Suite with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Where its data and its log are. */
    Path folder() {
        return folder;
    }

    URI url(String service) {
        return URI.create("http://127.0.0.1:" + ports.get(service));
    }

    String secret(String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    /** Returns once every service says that it is ready. */
    Suite start() {
        if (separate) {
            SERVICES.forEach(service -> processes.put(service, launch("up", service)));
        } else {
            processes.put(WHOLE, launch("up"));
        }
        SERVICES.forEach(this::awaitReady);
        return this;
    }

    /** Ends everything at once, as a power cut would. */
    void kill() {
        processes.values().forEach(Suite::killTree);
        processes.clear();
    }

    /** Ends the gateway alone, as a power cut would; the others with it if all are one process. */
    void killGateway() {
        Stream.of(GATEWAY, WHOLE).map(processes::remove).filter(Objects::nonNull).forEach(Suite::killTree);
    }

    /** All but the gateway, in one process; whoever calls this has gateways of his own. */
    Suite startOthers() {
        var others = SERVICES.stream().filter(service -> !service.equals(GATEWAY)).toList();
        processes.put(WHOLE, launch(Stream.concat(Stream.of("up"), others.stream()).toArray(String[]::new)));
        others.forEach(this::awaitReady);
        return this;
    }

    void startGateway() {
        if (separate) {
            processes.put(GATEWAY, launch("up", GATEWAY));
            awaitReady(GATEWAY);
        } else {
            start();
        }
    }

    private static void killTree(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Process launch(String... arguments) {
        var command = new ArrayList<>(launcher);
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(Path.of("").toAbsolutePath().toFile());
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("suite.log").toFile()));
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("run this from the root of the project", failure);
        }
    }

    private void awaitReady(String service) {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!isReady(service)) {
            if (System.nanoTime() > deadline || processes.values().stream().noneMatch(Process::isAlive)) {
                throw new IllegalStateException(service + " is not ready; see " + folder.resolve("suite.log"));
            }
            pause(Duration.ofMillis(20));
        }
    }

    private boolean isReady(String service) {
        try {
            var request = HttpRequest.newBuilder(url(service).resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(2)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    ServiceDatabases databases() {
        return new ServiceDatabases(settings());
    }

    /** CPU seconds that the suite's processes have used. */
    double cpuSeconds() {
        return Footprint.of(processes.values()).cpuSeconds();
    }

    /** Resident memory of the suite's processes. */
    long residentMiB() {
        return Footprint.of(processes.values()).residentMiB();
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("tar-benchmark");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        var ending = List.copyOf(processes.values());
        ending.forEach(process -> process.descendants().forEach(ProcessHandle::destroy));
        ending.forEach(Process::destroy);
        ending.forEach(process -> {
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    killTree(process);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        processes.clear();
    }
}
