package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.database.SqliteDataSources;
import com.tarcommerce.testsupport.event.PostCase;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The SQL function by itself, on a file of its own. */
@DisabledIfSystemProperty(named = "tar.test.engine", matches = "libsql", disabledReason = "the embedded engine's own;"
        + " the server's is tested in libsql-webhooks")
class LibHttpPostTests {
    private static final String URL = "https://alert-worker.tar.workers.dev";

    @TempDir
    Path folder;

    private final List<String> rung = new ArrayList<>();
    private @Nullable String trace;
    private HikariDataSource database = new HikariDataSource();

    @BeforeEach
    void open() {
        database = SqliteDataSources.writer(folder.resolve("gateway.db"), connection -> LibHttpPost.install(connection,
                Destinations.parse("", PostCase.ALLOWED, "http://127.0.0.1:8080"), InstantSource.system(), () -> trace,
                rung::add));
        var outbox = new ResourceDatabasePopulator(new ClassPathResource("db/gateway/V003__inbox.sql"),
                new ClassPathResource("db/gateway/V005__outbox.sql"));
        outbox.execute(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aPostIsARowOfTheOutbox() {
        post(URL, "{\"merchant_id\":\"t1\",\"order_id\":\"1001\"}");

        var row = jdbc().sql("select id, url, body, lane, state from webhook_outbox").query().singleRow();
        assertThat(row).containsEntry("url", "tar:events").containsEntry("lane", "t1|1001")
                .containsEntry("state", "waiting")
                .containsEntry("body", "{\"merchant_id\":\"t1\",\"order_id\":\"1001\"}");
        assertThat((String) row.get("id")).matches("msg_[0-9a-f]{32}");
        assertThat(rung).containsExactly("tar:events");
    }

    @Test
    void aPostCarriesTheTraceOfWhoeverCalls() {
        trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        post(URL, "{}");
        trace = null;
        post(URL, "{}");

        assertThat(jdbc().sql("select trace from webhook_outbox order by seq").query(String.class).list())
                .containsExactly("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null);
    }

    @TestFactory
    Stream<DynamicTest> asInTheServer() {
        return PostCase.all().stream().map(each -> DynamicTest.dynamicTest(each.toString(), () -> {
            jdbc().sql("delete from webhook_outbox").update();
            if (each.isRefused()) {
                assertRefused(each.url(), each.body(), each.lane());
            } else {
                post(each.url(), each.body());
            }

            assertThat(jdbc().sql("select url || ' ' || lane || ' ' || body from webhook_outbox").query(String.class)
                    .list()).isEqualTo(each.isRefused()
                            ? List.of()
                            : List.of(each.queue() + " " + each.lane() + " " + each.body()));
        }));
    }

    @Test
    void whatABodyHoldsStaysWhatItIs() {
        var body = "{\"id\":\"x'); drop table webhook_outbox; --\",\"note\":\"it's \\u0000 दूध 🥛 \\\"q\\\"\"}";

        post(URL, body);

        assertThat(jdbc().sql("select body from webhook_outbox").query(String.class).single()).isEqualTo(body);
    }

    @Test
    void theLaneIsTheShopAndTheFirstOfKeyOrderAndId() {
        post(URL, "{\"tenant_id\":\"a\",\"merchant_id\":\"b\",\"id\":3,\"order_id\":\"2\",\"key\":\"1\"}");
        post(URL, "{\"merchant_id\":\"b\",\"id\":3}");

        assertThat(jdbc().sql("select lane from webhook_outbox order by seq").query(String.class).list())
                .containsExactly("a|1", "b|3");
    }

    @Test
    void whatIsNoPostIsAnError() {
        assertRefused(null, "{}", "both must be text and not null");
        assertRefused(URL, null, "both must be text and not null");
        assertRefused(URL, "[]", "the body is no JSON object");
        assertRefused(URL, "{} {}", "the body is no JSON object");
        assertRefused(URL, "{\"a\":", "the body is no JSON object");
        assertRefused(URL, "", "the body is no JSON object");
        assertRefused("https://evil.example", "{}", "TAR_WEBHOOK_ALLOW");
        assertThat(rung).isEmpty();
    }

    @Test
    void aBodyMayBe64KibLong() {
        var frame = "{\"a\":\"\"}".length();

        post(URL, "{\"a\":\"" + "x".repeat(64 * 1024 - frame) + "\"}");
        assertRefused(URL, "{\"a\":\"" + "x".repeat(64 * 1024 - frame + 1) + "\"}", "longer than 64 KiB");
        assertRefused(URL, "{\"a\":\"" + "द".repeat(22_000) + "\"}", "longer than 64 KiB");
    }

    @Test
    void withoutItsTableTheErrorNamesIt() {
        jdbc().sql("drop table webhook_outbox").update();

        assertRefused(URL, "{}", "table webhook_outbox");
    }

    private void assertRefused(@Nullable String url,
            @Nullable String body, String message) {
        assertThatThrownBy(() -> post(url, body)).rootCause().hasMessageContaining("lib_http_post")
                .hasMessageContaining(message);
    }

    private void post(@Nullable String url, @Nullable String body) {
        jdbc().sql("select lib_http_post(:url, :body)").param("url", url).param("body", body).query((_, _) -> "")
                .list();
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(database);
    }
}
