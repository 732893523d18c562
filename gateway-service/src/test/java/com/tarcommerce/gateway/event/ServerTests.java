package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.gateway.GatewayApplication;
import com.tarcommerce.gateway.WithoutTestBeans;
import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.sqld.SqldServer;
import com.tarcommerce.testsupport.sqld.WebhookExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway on a database server of its own, which rings it with nothing in between. */
class ServerTests {
    private static final String SECRET = "a-webhook-secret-of-these-tests";

    private final OutboundStandIn outbound = new OutboundStandIn();
    @TempDir
    private Path folder;

    @Test
    void theServerRingsTheGatewayOnceAChangeIsCommitted() throws IOException, SQLException {
        var port = FreePorts.next();
        try (var sqld = SqldServer.start(folder,
                Map.of("TAR_WEBHOOK_SECRET", SECRET, "TAR_GATEWAY_URL", "http://127.0.0.1:" + port),
                "--extensions-path", WebhookExtension.folder().toString())) {
            var url = sqld.createDatabase("gateway");
            try (var gateway = start(port, url); var session = SqlSession.open(Map.of("TAR_DATABASE_URL", url))) {
                var shop = Shop.open(gateway.getBean(JdbcClient.class)).withRoom("orders").withOrder("7", "new", 100);

                var committed = session.transact(connection -> connection.createStatement()
                        .execute("update nodes set status = 'paid' where tenant_id = '" + shop.id + "'"));

                assertThat(committed.posts()).isEqualTo(1);
                assertThat(committed.unheard()).isEmpty();
                await().untilAsserted(
                        () -> assertThat(outbound.texts(shop.id)).containsExactly("Order 7 is paid: ₹1."));
            }
        }
    }

    @Test
    void aServerWithoutTheFunctionIsRefusedAtTheStart() throws IOException {
        try (var sqld = SqldServer.start(folder)) {
            var url = sqld.createDatabase("gateway");

            assertThatThrownBy(() -> start(0, url).close())
                    .hasStackTraceContaining("has no lib_http_post: start sqld with --extensions-path");
        }
    }

    @Test
    void aServerThatCannotRingSaysWhyToWhoeverPosts() throws IOException, SQLException {
        try (var sqld = SqldServer.start(folder, "--extensions-path", WebhookExtension.folder().toString())) {
            var url = sqld.createDatabase("gateway");
            try (var _ = start(0, url); var session = SqlSession.open(Map.of("TAR_DATABASE_URL", url))) {
                var committed = session.transact(connection -> connection.createStatement()
                        .execute("select lib_http_post('tar:events', '{}')"));

                assertThat(committed.unheard().orElseThrow()).contains("TAR_WEBHOOK_SECRET");
            }
        }
    }

    @Test
    void aServerThatIsNotThereOrEmptyIsSaid() {
        assertThatThrownBy(() -> SqlSession.open(Map.of("TAR_DATABASE_URL", "jdbc:libsql:http://127.0.0.1:1")))
                .hasMessageContaining("no libSQL server answers");
        try (var sqld = SqldServer.start(folder)) {
            var empty = Map.of("TAR_DATABASE_URL", sqld.createDatabase());

            assertThatThrownBy(() -> SqlSession.open(empty)).hasMessageContaining("start the gateway once on it");
        }
    }

    private ConfigurableApplicationContext start(int port, String url) {
        return GatewayApplication.service().initializers(new WithoutTestBeans())
                .run("--server.port=" + port, "--TAR_TELEGRAM_MODE=off", "--TAR_WEBHOOK_SECRET=" + SECRET,
                        "--TAR_INTERNAL_TOKEN=" + WithGateway.TOKEN, "--TAR_OUTBOUND_URL=" + outbound.url(),
                        "--TAR_DATA_DIR=" + folder, "--TAR_DATABASE_URL=" + url);
    }
}
