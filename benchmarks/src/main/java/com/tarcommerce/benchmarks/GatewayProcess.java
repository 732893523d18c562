package com.tarcommerce.benchmarks;

import com.tarcommerce.gateway.GatewayApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One of several gateways, a process that can be killed or frozen at any moment and started again. */
final class GatewayProcess implements AutoCloseable {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1)).build();
    private final List<String> launcher;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    /** @param environment everything that it is told, its {@code TAR_GATEWAY_PORT} too */
    GatewayProcess(Options options, Map<String, String> environment, Path log) {
        this.launcher = options.number("classpath", 0) == 0
                ? List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:+UseSerialGC", "-jar", jar())
                : List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        GatewayApplication.class.getName());
        this.environment = new HashMap<>(environment);
        this.log = log;
    }

    private static String jar() {
        try (var jars = Files.newDirectoryStream(Path.of("gateway-service", "target"), "*-exec.jar")) {
            return jars.iterator().next().toString();
        } catch (IOException | NoSuchElementException missing) {
            throw new IllegalStateException("gateway-service is not built: run this by benchmarks/run", missing);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + environment.get("TAR_GATEWAY_PORT"));
    }

    void launch() {
        var builder = new ProcessBuilder(launcher).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Launches it and returns once it is ready. */
    void start() {
        launch();
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (get("/actuator/health/readiness").isEmpty()) {
            if (System.nanoTime() > deadline || !Objects.requireNonNull(process).isAlive()) {
                throw new IllegalStateException("a gateway is not ready; see " + log);
            }
            Suite.pause(Duration.ofMillis(50));
        }
    }

    private Optional<String> get(String path) {
        var request = HttpRequest.newBuilder(url().resolve(path)).timeout(Duration.ofSeconds(2))
                .header("Authorization", "Bearer " + environment.get("TAR_INTERNAL_TOKEN")).build();
        try {
            return Optional.of(client.send(request, BodyHandlers.ofString())).filter(it -> it.statusCode() == 200)
                    .map(it -> it.body());
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /** How many partitions it says that it has; 0 if it says nothing. */
    int held() {
        return get("/actuator/prometheus").stream().flatMap(String::lines)
                .filter(line -> line.startsWith("tar_partitions_held "))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).findFirst()
                .orElse(0);
    }

    /** Sends a signal and, if that ends it, returns when it has ended. */
    void signal(String name) {
        try {
            var living = Objects.requireNonNull(process);
            new ProcessBuilder("kill", "-" + name, String.valueOf(living.pid())).start().waitFor();
            if (name.equals("KILL") || name.equals("TERM")) {
                living.onExit().join();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
        client.shutdownNow();
    }
}
