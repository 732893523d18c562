package com.tarcommerce.benchmarks;

import com.tarcommerce.common.id.RandomId;
import com.tarcommerce.common.signature.Secrets;
import com.tarcommerce.common.signature.StandardWebhooks;
import com.tarcommerce.scheduler.SchedulerApplication;
import com.tarcommerce.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The scheduler alone, in a process of its own that can be killed at any moment and started again on its data. */
final class SchedulerProcess implements AutoCloseable {
    private static final String SECRET = RandomId.next("bench_");
    private static final String TOKEN = RandomId.next("bench_");
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final Path folder;
    private final int port = FreePorts.next();
    private final String receiver;
    private final List<String> launcher;
    private final Map<String, String> environment;
    private @Nullable Process process;

    /** @param launcher the command that starts it */
    private SchedulerProcess(String receiver, List<String> launcher, Map<String, String> environment) {
        this.receiver = receiver;
        this.launcher = launcher;
        this.environment = environment;
        try {
            folder = Files.createTempDirectory("tar-alarms");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One of several: the service's own jar, or with {@code classpath=1} the classes of this JVM. */
    static SchedulerProcess replica(Options options, String receiver, Map<String, String> environment) {
        var launcher = options.number("classpath", 0) == 0
                ? List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:+UseSerialGC", "-jar", jar())
                : fromClasses(options);
        return new SchedulerProcess(receiver, launcher, environment);
    }

    private static String jar() {
        try (var jars = Files.newDirectoryStream(Path.of("scheduler-service", "target"), "*-exec.jar")) {
            return jars.iterator().next().toString();
        } catch (IOException | NoSuchElementException missing) {
            throw new IllegalStateException("scheduler-service is not built: run this by benchmarks/run", missing);
        }
    }

    /** As {@code ./tarctl up scheduler}, or with {@code classpath=1} from the classes of this JVM. */
    static SchedulerProcess of(Options options, String receiver, Map<String, String> environment) {
        return new SchedulerProcess(receiver, options.number("classpath", 0) == 0
                ? List.of("./tarctl", "up", "scheduler")
                : fromClasses(options), environment);
    }

    private static List<String> fromClasses(Options options) {
        return List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-Xmx512m",
                "-XX:+UseSerialGC", options.values().getOrDefault("jvm", "-Xms64m"), "-cp",
                System.getProperty("java.class.path"), SchedulerApplication.class.getName());
    }

    static StandardWebhooks signature() {
        return new StandardWebhooks(Secrets.parse("TAR_WEBHOOK_SECRET", SECRET).derive("alarms"),
                InstantSource.system());
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String authorization() {
        return "Bearer " + TOKEN;
    }

    void launch() {
        var builder = new ProcessBuilder(new ArrayList<>(launcher));
        builder.environment()
                .putAll(Map.of("TAR_SCHEDULER_PORT", String.valueOf(port), "TAR_DATA_DIR", folder.toString(),
                        "TAR_INTERNAL_TOKEN", TOKEN, "TAR_WEBHOOK_SECRET", SECRET, "TAR_CALLBACK_ALLOW", receiver));
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output.log").toFile()));
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("run this from the root of the project", failure);
        }
    }

    /** Launches it and returns once it is ready. */
    void start() {
        launch();
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (send("GET", "/actuator/health/readiness", "").filter(answer -> answer.statusCode() == 200).isEmpty()) {
            if (System.nanoTime() > deadline || process == null || !process.isAlive()) {
                throw new IllegalStateException("the scheduler is not ready; see " + folder.resolve("output.log"));
            }
            Suite.pause(Duration.ofMillis(20));
        }
    }

    /** SIGKILL, at once. */
    void kill() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Sends a signal to the process that answers. */
    void signal(String name) {
        if (process != null) {
            try {
                new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Asks it to end and waits until it has. */
    void end() {
        signal("TERM");
        if (process != null) {
            process.onExit().join();
        }
    }

    /** Empty if no answer came: nobody knows then whether it was done. */
    Optional<HttpResponse<String>> send(String method, String path, String body) {
        return send(method, path, body, Duration.ofSeconds(60));
    }

    Optional<HttpResponse<String>> send(String method, String path, String body, Duration patience) {
        var request = HttpRequest.newBuilder(url().resolve(path)).header("Content-Type", "application/json")
                .header("Authorization", authorization()).timeout(patience)
                .method(method, BodyPublishers.ofString(body)).build();
        try {
            return Optional.of(client.send(request, BodyHandlers.ofString()));
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** The value of a metric without labels, from the page for Prometheus. */
    double metric(String name) {
        return send("GET", "/actuator/prometheus", "").stream().flatMap(answer -> answer.body().lines())
                .filter(line -> line.startsWith(name + " ")).mapToDouble(line -> Double.parseDouble(
                        line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst().orElse(Double.NaN);
    }

    /** CPU seconds of the process so far. */
    double cpuSeconds() {
        return process == null
                ? 0
                : process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** Resident memory. */
    long residentMiB() {
        if (process == null) {
            return 0;
        }
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0) / 1024;
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
