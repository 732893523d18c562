package com.tarcommerce.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** The run from which the JVM learns what to load early: everything starts once on data of its own, and stops. */
final class Train {
    private final Settings settings;

    Train(Settings settings) {
        this.settings = settings;
    }

    int run() {
        var folder = temporaryFolder();
        var own = ownSettings();
        var apart = settings.with(own).with(Map.of("TAR_DATA_DIR", folder.toString()));
        var data = DataFolder.open(folder);
        own.putAll(OwnSecrets.ensure(apart, data));
        try (var suite = new Suite(data, own)) {
            suite.start(EnumSet.allOf(Service.class));
            for (var service : Service.values()) {
                ask(URI.create("http://127.0.0.1:" + apart.port(service) + "/actuator/health"));
            }
        } finally {
            delete(folder);
        }
        return 0;
    }

    /** Nothing of the real configuration is touched: own ports, own databases, no channel. */
    private static Map<String, String> ownSettings() {
        var own = new LinkedHashMap<>(Map.of("TAR_DATABASE_URL", "", "TAR_TELEGRAM_BOT_TOKEN", ""));
        for (var service : Service.values()) {
            var port = Integer.toString(freePort());
            own.put(service.portVariable(), port);
            own.put("TAR_" + service.name() + "_URL", "http://127.0.0.1:" + port);
        }
        return own;
    }

    private static void ask(URI address) {
        try (var client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("tar-train");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
