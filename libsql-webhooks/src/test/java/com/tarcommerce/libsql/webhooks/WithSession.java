package com.tarcommerce.libsql.webhooks;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests share: a shop's database with the mission's trigger, and somebody who is rung. */
final class WithSession implements AutoCloseable {
    static final String URL = "https://alert-worker.tar.workers.dev";
    static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final JsonMapper JSON = new JsonMapper();

    final Receiver receiver;
    final Session session;

    WithSession(Host host, Path folder) throws IOException {
        this(host, folder, Receiver.open(), Map.of());
    }

    WithSession(Host host, Path folder, Receiver receiver, Map<String, String> more) throws IOException {
        this.receiver = receiver;
        var environment = new java.util.HashMap<>(
                Map.of("TAR_WEBHOOK_SECRET", Receiver.SECRET, "TAR_GATEWAY_URL", receiver.url()));
        environment.putAll(more);
        session = host.open(folder, environment);
        session.run(new ClassPathResource("shop.sql").getContentAsString(StandardCharsets.UTF_8));
    }

    /** The only column of the only row. */
    String value(String sql) {
        var lines = session.run(sql);
        if (lines.size() != 1) {
            throw new AssertionError(sql + ": " + lines);
        }
        return lines.getFirst();
    }

    String post(@Nullable String body) {
        return String.join("\n", session.run("select lib_http_post(" + quoted(URL) + ", " + quoted(body) + ")"));
    }

    static String quoted(@Nullable String text) {
        return text == null ? "null" : "'" + text.replace("'", "''") + "'";
    }

    JsonNode stats() {
        return JSON.readTree(value("select lib_http_stats()"));
    }

    void awaitRings(int count) {
        await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(10))
                .until(() -> receiver.rings().size() >= count);
    }

    /** Until no ring is on its way and none is waiting to be sent. */
    JsonNode settled() {
        return await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(20)).until(this::stats,
                stats -> !stats.path("pending").asBoolean());
    }

    @Override
    public void close() {
        try (receiver; session) {
            // Both, whatever happens to one.
        }
    }
}
