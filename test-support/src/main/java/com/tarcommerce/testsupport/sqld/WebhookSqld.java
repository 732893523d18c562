package com.tarcommerce.testsupport.sqld;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * What the gateways of a test run have of sqld: with {@code lib_http_post}, and with one bell, which is heard by every
 * gateway that has asked to. So a gateway may be on any port and live in any time.
 */
public final class WebhookSqld {
    private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();
    /** Each is started when it is first needed, and ends with the JVM. */
    private static final Map<Map<String, String>, FolderDatabases> SERVERS = new ConcurrentHashMap<>();

    private WebhookSqld() {
    }

    /** Like {@link TestEngine#databaseUrl}, on this server. */
    public static String databaseUrl(Path folder) {
        return databaseUrl(folder, Map.of());
    }

    /** @param settings further ones of {@code lib_http_post}, such as {@code TAR_WEBHOOK_ALLOW}: a server for each kind */
    public static String databaseUrl(Path folder, Map<String, String> settings) {
        TestEngine.require();
        return TestEngine.isLibsql()
                ? SERVERS.computeIfAbsent(settings, it -> new FolderDatabases(start(it))).url(folder)
                : "";
    }

    /** Called for each ring of the server, until it is closed; on the embedded engine nothing rings. */
    public static Listening onRing(Runnable listener) {
        LISTENERS.add(listener);
        return () -> LISTENERS.remove(listener);
    }

    /** Ends with {@link #close}. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    private static SqldServer start(Map<String, String> settings) {
        try {
            var environment = new HashMap<>(settings);
            environment.put("TAR_WEBHOOK_SECRET", "a-secret-that-this-bell-does-not-check");
            environment.put("TAR_GATEWAY_URL", "http://127.0.0.1:" + bell());
            return SqldServer.start(Files.createTempDirectory(Path.of("target"), "sqld"), environment,
                    "--extensions-path", WebhookExtension.folder().toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int bell() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var listeners = Executors.newVirtualThreadPerTaskExecutor();
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            LISTENERS.forEach(listeners::execute);
        });
        server.start();
        return server.getAddress().getPort();
    }
}
