package com.tarcommerce.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A sqld and the four services on it, each a process of its own. They stop in the reverse order, sqld last. */
final class LibsqlSuite implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(50);
    /** What of this JVM's own options a service gets too. */
    private static final List<String> PASSED_ON = List.of("-Xm", "-XX:", "-Xshare", "--enable-native-access");

    private final Settings settings;
    private final DataFolder folder;
    private final PrintStream out;
    private final Sqld sqld;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Deque<Child> running = new ArrayDeque<>();
    private boolean closed;

    /** @param settings with all secrets */
    LibsqlSuite(Settings settings, DataFolder folder, PrintStream out) {
        this.settings = settings;
        this.folder = folder;
        this.out = out;
        this.sqld = new Sqld(settings, folder);
    }

    Sqld sqld() {
        return sqld;
    }

    /** Returns when all are ready. */
    void start() {
        var program = new SqldProgram(settings, out).find(folder);
        var extension = new SqldExtension(settings, out).folder();
        sqld.requireNothingInTheWay();
        startServer(program, extension);
        ServerFile.write(folder, sqld.url());
        for (var service : Service.values()) {
            startService(service);
        }
    }

    private void startServer(Path program, Path extension) {
        var child = launch("sqld", sqld.command(program, extension), Sqld.environment(settings));
        sqld.remember(child.process());
        await("sqld", child, sqld::isUp);
        sqld.createNamespaces(Arrays.stream(Service.values()).filter(it -> it.keepsData).map(Service::label).toList());
        child.keep(process -> {
            sqld.remember(process);
            await("sqld", child, sqld::isUp);
            sqld.ring();
        });
    }

    private void startService(Service service) {
        var child = launch(service.label(), java(service), environment(service));
        await(service.label(), child, () -> isReady(service));
        child.keep(_ -> await(service.label(), child, () -> isReady(service)));
    }

    private Child launch(String name, List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(folder.log().resolveSibling("."));
            synchronized (running) {
                if (closed) {
                    throw new Refusal("Tar is stopping.");
                }
                var child = new Child(name, command, environment, folder.log(name + ".out"), out);
                running.push(child);
                return child;
            }
        } catch (IOException failure) {
            throw new Refusal("The " + name + " can't be started: " + failure.getMessage(), failure);
        }
    }

    private void await(String name, Child child, BooleanSupplier ready) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!ready.getAsBoolean()) {
            if (!child.process().isAlive()) {
                throw new Refusal("The " + name + " can't start: " + child.lastWords());
            }
            if (System.nanoTime() > deadline) {
                throw new Refusal("The " + name + " is not ready after " + PATIENCE.toMinutes() + " minutes: see "
                        + folder.log(name + ".out") + ".");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("Stopped while starting.", interrupted);
        }
    }

    private boolean isReady(Service service) {
        try {
            var address = URI.create("http://127.0.0.1:" + settings.port(service) + "/actuator/health/readiness");
            return http.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(),
                    BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("Stopped while starting.", interrupted);
        }
    }

    private static List<String> java(Service service) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> PASSED_ON.stream().anyMatch(option::startsWith)).forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Tarctl.class.getName(), "up",
                service.label()));
        return command;
    }

    private Map<String, String> environment(Service service) {
        var passed = new HashMap<>(settings.environment());
        passed.put("TAR_DATA_DIR", folder.path().toString());
        passed.put("TAR_DATABASE_URL", sqld.url());
        passed.put(Up.ENDS_WITH_INPUT, "yes");
        passed.put("LOGGING_FILE_NAME", folder.log(service.label()).toString());
        return passed;
    }

    @Override
    public void close() {
        synchronized (running) {
            closed = true;
        }
        while (true) {
            Child next;
            synchronized (running) {
                next = running.poll();
            }
            if (next == null) {
                return;
            }
            next.stop();
        }
    }
}
