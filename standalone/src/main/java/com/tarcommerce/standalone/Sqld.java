package com.tarcommerce.standalone;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The libSQL server of {@code tarctl up --libsql}: on loopback, with a namespace for each service that keeps data. */
final class Sqld {
    private static final String PORT = "TAR_SQLD_PORT";
    private static final String ADMIN_PORT = "TAR_SQLD_ADMIN_PORT";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CREATED = 200;
    private static final int EXISTS = 400;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final DataFolder folder;
    private final int port;
    private final int admin;

    Sqld(Settings settings, DataFolder folder) {
        this.folder = folder;
        port = settings.port(PORT, 8090);
        admin = settings.port(ADMIN_PORT, 8091);
    }

    /** For {@code TAR_DATABASE_URL}. */
    String url() {
        return "jdbc:libsql:http://127.0.0.1:" + port + "?namespace={service}";
    }

    int port() {
        return port;
    }

    List<String> command(Path program, Path extension) {
        return List.of(program.toString(), "--no-welcome", "--enable-namespaces", "--db-path", data().toString(),
                "--extensions-path", extension.toString(), "--http-listen-addr", "127.0.0.1:" + port,
                "--admin-listen-addr", "127.0.0.1:" + admin);
    }

    /** Remembers which process it is, so that one that is left behind can be named. */
    void remember(Process process) {
        try {
            Files.writeString(pidFile(), Long.toString(process.pid()));
        } catch (IOException unwritable) {
            throw new Refusal("The file " + pidFile() + " can't be written: mend its rights.", unwritable);
        }
    }

    /** @throws Refusal if a sqld is left from a launcher that was killed, or something else has a port */
    void requireNothingInTheWay() {
        leftBehind().ifPresent(process -> {
            throw new Refusal("A sqld (process " + process.pid() + ") still runs on " + data() + ", left behind by a"
                    + " Tar that was killed: stop it with kill " + process.pid() + ", and start again.");
        });
        requireFree(PORT, port);
        requireFree(ADMIN_PORT, admin);
    }

    private Optional<ProcessHandle> leftBehind() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).strip()))
                    .filter(process -> commandLine(process).contains(data().toString()));
        } catch (IOException | NumberFormatException noneKnown) {
            return Optional.empty();
        }
    }

    /** The system may have given the number to another program meanwhile. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException noSuchFile) {
            return process.info().commandLine().orElse("");
        }
    }

    private static void requireFree(String variable, int port) {
        try (var probe = new ServerSocket(port)) {
            probe.setReuseAddress(true);
        } catch (IOException taken) {
            throw new Refusal("Port " + port + ", which sqld listens on, is taken: stop what listens there, or set "
                    + variable + " to a free port.", taken);
        }
    }

    boolean isUp() {
        try {
            return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))) == CREATED;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Makes what is missing; what is there stays. */
    void createNamespaces(List<String> names) {
        var refused = new ArrayList<String>();
        for (var name : names) {
            try {
                var status = send(HttpRequest
                        .newBuilder(URI.create("http://127.0.0.1:" + admin + "/v1/namespaces/" + name + "/create"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(namespaceSettings(name))));
                if (status != CREATED && status != EXISTS) {
                    refused.add(name + " (" + status + ")");
                }
            } catch (IOException away) {
                refused.add(name + " (" + away.getMessage() + ")");
            }
        }
        if (!refused.isEmpty()) {
            throw new Refusal("sqld makes no namespace " + String.join(", ", refused) + ": its log "
                    + folder.log("sqld") + " may say why.");
        }
    }

    /**
     * Where only a service writes, what it has begun when it is killed holds its replicas up for three seconds at most.
     * The gateway's data is written to by others too, and much at once: there it stays at sqld's five.
     */
    private static String namespaceSettings(String name) {
        return Service.GATEWAY.label().equals(name)
                ? "{\"durability_mode\":\"strong\"}"
                : "{\"durability_mode\":\"strong\",\"txn_timeout_s\":3}";
    }

    /** The one before may have been killed between a commit and its ring. */
    void ring() {
        try (var connection = DriverManager.getConnection(url().replace("{service}", "gateway"));
                var statement = connection.createStatement()) {
            statement.execute("select lib_http_ring()");
        } catch (SQLException unheard) {
            throw new Refusal("sqld can't ring the gateway: " + unheard.getMessage(), unheard);
        }
    }

    private int send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(TIMEOUT).build(), BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private Path data() {
        return folder.path().resolve("sqld");
    }

    private Path pidFile() {
        return folder.path().resolve("sqld.pid");
    }

    /** What the extension reads. */
    static Map<String, String> environment(Settings settings) {
        var passed = new HashMap<>(settings.environment());
        passed.keySet().retainAll(List.of("PATH", "HOME", "SSL_CERT_FILE", "RUST_LOG", OwnSecrets.WEBHOOK_SECRET,
                "TAR_GATEWAY_URL", "TAR_GATEWAY_PORT", "TAR_WEBHOOK_MAP", "TAR_WEBHOOK_ALLOW"));
        return passed;
    }
}
