package com.tarcommerce.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The services that run in this JVM. They stop in the reverse order: those that call before those that are called. */
final class Suite implements AutoCloseable {
    private final DataFolder folder;
    private final Map<String, Object> settings;
    private final Deque<ConfigurableApplicationContext> running = new ArrayDeque<>();

    /** @param settings wins over the environment in every service */
    Suite(DataFolder folder, Map<String, String> settings) {
        this.folder = folder;
        this.settings = new HashMap<>(settings);
        this.settings.put("TAR_DATA_DIR", folder.path().toString());
    }

    void start(Collection<Service> services) {
        for (var service : services) {
            start(service);
        }
    }

    private void start(Service service) {
        var source = new MapPropertySource("tarctl", settings);
        var application = service.application().properties(quietLogs()).registerShutdownHook(false)
                .initializers(context -> context.getEnvironment().getPropertySources().addFirst(source));
        try {
            var context = application.run();
            synchronized (running) {
                running.push(context);
            }
        } catch (RuntimeException failure) {
            throw explained(service, failure);
        }
    }

    /** Warnings on the terminal, everything in the file; a start that fails is explained by us. */
    private Map<String, Object> quietLogs() {
        return Map.of("logging.file.name", folder.log().toString(), "logging.threshold.console", "warn",
                "logging.level.org.springframework.boot.web.server.servlet.context", "error",
                "logging.level.org.springframework.boot.SpringApplication", "off",
                "logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", "off");
    }

    private Refusal explained(Service service, RuntimeException failure) {
        Throwable root = failure;
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof PortInUseException taken) {
                return Up.portTaken(service, taken.getPort(), failure);
            }
        }
        var details = folder.log().resolveSibling("failed-start.txt");
        try {
            Files.createDirectories(details.getParent());
            try (var out = new PrintWriter(Files.newBufferedWriter(details, StandardCharsets.UTF_8))) {
                failure.printStackTrace(out);
            }
        } catch (IOException noDetails) {
            failure.addSuppressed(noDetails);
        }
        return new Refusal("The " + service.label() + " can't start: " + root.getMessage() + " (details: " + details
                + ")", failure);
    }

    @Override
    public void close() {
        while (true) {
            ConfigurableApplicationContext next;
            synchronized (running) {
                next = running.poll();
            }
            if (next == null) {
                return;
            }
            next.close();
        }
    }
}
