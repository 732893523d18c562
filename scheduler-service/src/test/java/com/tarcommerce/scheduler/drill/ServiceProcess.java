package com.tarcommerce.scheduler.drill;

import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.RunningScheduler;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service in a JVM of its own, which can be killed at any moment. */
final class ServiceProcess {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final Path folder;
    private final String receiver;
    private final int port = FreePorts.next();
    private volatile Optional<Process> process = Optional.empty();

    ServiceProcess(Path folder, String receiver) {
        this.folder = folder;
        this.receiver = receiver;
    }

    /** Returns once it answers. */
    void start() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ProcessBuilder(List.of(java, "-Xmx192m", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath, SchedulerApplication.class.getName()));
        command.environment()
                .putAll(Map.of("TAR_SCHEDULER_PORT", String.valueOf(port), "TAR_DATA_DIR", folder.toString(),
                        "TAR_INTERNAL_TOKEN", RunningScheduler.TOKEN, "TAR_WEBHOOK_SECRET", RunningScheduler.SECRET,
                        "TAR_GATEWAY_URL", receiver, "TAR_CALLBACK_ALLOW", receiver));
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            process = Optional.of(command.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50)).until(this::isReady);
    }

    /** SIGKILL, at once. */
    void kill() {
        process.ifPresent(running -> {
            running.destroyForcibly();
            running.onExit().join();
        });
    }

    String output() {
        try {
            return Files.readString(log());
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    private Path log() {
        return folder.resolve("output.log");
    }

    private boolean isReady() {
        if (process.filter(Process::isAlive).isEmpty()) {
            throw new IllegalStateException("the service ended: " + output());
        }
        return send("GET", "/actuator/health", "").filter(answer -> answer.statusCode() == 200).isPresent();
    }

    /** Empty if no answer came: nobody knows then whether it was done. */
    Optional<HttpResponse<String>> send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json").header("Authorization", "Bearer " + RunningScheduler.TOKEN)
                .timeout(Duration.ofSeconds(30)).method(method, BodyPublishers.ofString(body)).build();
        try {
            return Optional.of(client.send(request, BodyHandlers.ofString()));
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
