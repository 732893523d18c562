package com.tarcommerce.libsql.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

/** What only a server has: namespaces, listeners, replicas. */
class SqldTests {
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    Path folder = Path.of("");

    @AutoClose
    private Receiver receiver;
    @AutoClose
    private Sqld sqld;

    @BeforeEach
    void start() throws IOException {
        receiver = Receiver.open();
        sqld = Sqld.start(folder, environment(), "--extensions-path", Extension.PLAIN.folder().toString());
        sqld.createNamespace("gateway");
        gateway(new ClassPathResource("shop.sql").getContentAsString(StandardCharsets.UTF_8)
                + "; insert into nodes values ('1001', 't1', 'open')");
    }

    @Test
    void aNamespaceWithoutAnOutboxSaysSo() {
        sqld.createNamespace("scheduler");

        try (var session = sqld.session("scheduler")) {
            assertThat(session.run("select lib_http_post('tar:events', '{}')")).singleElement().asString()
                    .contains("could not be kept in table webhook_outbox");
        }
    }

    @Test
    void whoListensToChangesTakesNoRingAway() throws IOException, InterruptedException {
        var listen = HttpRequest.newBuilder(URI.create(sqld.url() + "/beta/listen?table=nodes"))
                .header("x-namespace-bin", "Z2F0ZXdheQ").build();
        var heard = new ConcurrentLinkedQueue<String>();
        try (InputStream changes = Sqld.HTTP.send(listen, BodyHandlers.ofInputStream()).body()) {
            Thread.ofVirtual().start(() -> read(changes, heard));

            gateway("update nodes set status = 'paid'");

            await().atMost(SOON).until(() -> receiver.rings().size() == 1);
            await().atMost(SOON).until(() -> heard.stream().anyMatch(line -> line.contains("update")));
        }
    }

    @Test
    void whatIsWrittenThroughAReplicaIsKeptByItsPrimary() throws IOException {
        var other = Files.createDirectory(folder.resolve("replica"));
        try (var replica = Sqld.start(other, environment(), "--primary-grpc-url", sqld.replicationUrl(),
                "--extensions-path", Extension.PLAIN.folder().toString());
                var session = replica.session("gateway")) {
            await().atMost(SOON).until(() -> session.run("select id from nodes").contains("1001"));

            session.run("update nodes set status = 'paid'");
            // Until the replica has what was written, sqld asks the primary for what only reads.
            var atThePrimary = new ArrayList<String>();
            await().atMost(SOON).until(() -> {
                var said = String.join("", session.run("select lib_http_post('tar:events', '{}')"));
                return said.contains("this is a replica") || !atThePrimary.add(said);
            });

            assertThat(gateway("select count(*) from webhook_outbox where lane = 't1|1001'")).isEqualTo("1");
            assertThat(gateway("select count(*) from webhook_outbox where lane = '|'"))
                    .isEqualTo(String.valueOf(atThePrimary.size()));
            assertThat(atThePrimary).allMatch(String::isEmpty);
            await().atMost(SOON).until(() -> !receiver.rings().isEmpty());
        }
    }

    private Map<String, String> environment() {
        return Map.of("TAR_WEBHOOK_SECRET", Receiver.SECRET, "TAR_GATEWAY_URL", receiver.url());
    }

    private String gateway(String sql) {
        try (var session = sqld.session("gateway")) {
            return String.join("\n", session.run(sql));
        }
    }

    private static void read(InputStream from, ConcurrentLinkedQueue<String> to) {
        try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(from, StandardCharsets.UTF_8))) {
            lines.lines().forEach(to::add);
        } catch (IOException | java.io.UncheckedIOException closed) {
            // The end of the test.
        }
    }
}
