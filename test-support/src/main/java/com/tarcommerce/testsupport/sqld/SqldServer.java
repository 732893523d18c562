package com.tarcommerce.testsupport.sqld;

import com.tarcommerce.testsupport.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A real sqld with namespaces, on free ports of the loopback interface, in a folder of its own. It survives its own
 * death: {@link #kill} and {@link #restart} keep folder and ports.
 */
public final class SqldServer implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration START = Duration.ofSeconds(30);
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Set<String> SERVICES_OWN = Set.of("scheduler", "outbound");

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final int port;
    private final int admin;
    private Process process;

    private SqldServer(Path program, Path folder, Map<String, String> environment, List<String> options)
            throws IOException {
        this.environment = Map.copyOf(environment);
        port = FreePorts.next();
        admin = FreePorts.next();
        log = folder.resolve("sqld.log");
        command = new ArrayList<>(List.of(program.toString(), "--no-welcome", "--enable-namespaces", "--db-path",
                folder.resolve("sqld").toString(), "--http-listen-addr", "127.0.0.1:" + port, "--admin-listen-addr",
                "127.0.0.1:" + admin));
        command.addAll(options);
        process = launch();
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param folder  where its data go, such as a temporary one
     * @param options further options of the command line
     */
    public static SqldServer start(Path folder, String... options) {
        return start(folder, Map.of(), options);
    }

    /**
     * The same with what an extension reads from the environment; of this process's own, what begins with {@code TAR_}
     * is not passed on.
     */
    public static SqldServer start(Path folder, Map<String, String> environment, String... options) {
        try {
            return new SqldServer(SqldProgram.find(), folder, environment, List.of(options));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("TAR_"));
        builder.environment().putAll(environment);
        var started = builder.start();
        // Also when the tests are ended before they close it.
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        var deadline = System.nanoTime() + START.toNanos();
        while (!isUp()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                started.destroyForcibly();
                throw new IOException("sqld did not start: " + Files.readString(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return started;
    }

    private boolean isUp() {
        try {
            return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Makes a namespace whose commits are on the disk before they return, and a JDBC URL for it. */
    public String createDatabase(String namespace) {
        try {
            var status = send(HttpRequest
                    .newBuilder(URI.create("http://127.0.0.1:" + admin + "/v1/namespaces/" + namespace + "/create"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(settings(namespace))));
            if (status != 200) {
                throw new IllegalStateException("no namespace " + namespace + ": sqld answered " + status);
            }
            return url(namespace);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As {@code tarctl} and the container make them: nobody but its service writes to a namespace of these names. */
    private static String settings(String namespace) {
        return SERVICES_OWN.contains(namespace)
                ? "{\"durability_mode\":\"strong\",\"txn_timeout_s\":3}"
                : "{\"durability_mode\":\"strong\"}";
    }

    /** One that no other test has. */
    public String createDatabase() {
        return createDatabase("test" + NAMES.incrementAndGet());
    }

    /** @param namespace may be {@code {service}}, for those who fill it in */
    public String url(String namespace) {
        return "jdbc:libsql:http://127.0.0.1:" + port + "?namespace=" + namespace;
    }

    private static int send(HttpRequest.Builder request) throws IOException {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking sqld", interrupted);
        }
    }

    /** Like a power cut for the process: it gets no chance to finish anything. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** CPU seconds that it has used since it was last started. */
    public double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    public void restart() {
        kill();
        try {
            process = launch();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
