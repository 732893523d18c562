package com.tarcommerce.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.testsupport.FreePorts;
import com.tarcommerce.testsupport.sqld.NeedsSqld;
import com.tarcommerce.testsupport.sqld.SqldServer;
import com.tarcommerce.testsupport.sqld.WebhookExtension;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may start on a database, and which of several replicas polls. */
@NeedsSqld
class OnlyOneTests {
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    private Path folder;
    private SqldServer sqld;
    private FakeOutbound outbound;
    private Map<String, String> onServer;

    @BeforeEach
    void start() {
        sqld = SqldServer.start(folder, Map.of("TAR_WEBHOOK_SECRET", Replica.WEBHOOK_SECRET),
                "--extensions-path", WebhookExtension.folder().toString());
        outbound = FakeOutbound.start();
        onServer = Map.of("tar.database.url", sqld.createDatabase("gateway"), "tar.database.directory",
                folder.toString(), "tar.cluster.host", "127.0.0.1", "spring.http.serviceclient.outbound.base-url",
                outbound.url());
    }

    @AfterEach
    void stop() {
        outbound.close();
        sqld.close();
    }

    @Test
    void onAServerASecondGatewayIsRefusedUntilTheFirstHasEndedOrDied() {
        var members = with(Map.of("tar.cluster.members", "127.0.0.1", "tar.cluster.port",
                String.valueOf(FreePorts.next())));
        try (var first = Replica.start(onServer)) {
            assertThatThrownBy(() -> Replica.start(onServer).close()).rootCause()
                    .hasMessageContaining("Another gateway, at " + first.url("")).hasMessageContaining("stop it");
            assertThatThrownBy(() -> Replica.start(members).close()).rootCause()
                    .hasMessageContaining("Another gateway, at " + first.url(""))
                    .hasMessageContaining("without TAR_CLUSTER_MEMBERS");
            assertThat(first.update(Updates.text("hello").in(TelegramChat.forum(-1009, "Shop"), 45).json()))
                    .isEqualTo(200);
            await().atMost(LONG).until(() -> outbound.texts().equals(List.of("echo hello")));
        }
        try (var second = Replica.start(onServer)) {
            // As kill -9 leaves it.
            second.jdbc().sql("update partition set epoch = epoch + 1, address = 'http://127.0.0.1:9'").update();
        }
        try (var third = Replica.start(onServer)) {
            assertThat(third.count("select count(distinct owner) from partition")).isOne();
            third.jdbc().sql("update partition set epoch = epoch + 1, address = 'http://127.0.0.1:9'").update();
        }
        try (var replica = Replica.start(members)) {
            await().atMost(LONG).until(() -> replica.partitions().held() == Partitions.COUNT);
        }
    }

    @Test
    void onAFileASecondGatewayIsRefusedUntilTheFirstHasEnded() {
        var onFile = Map.of("tar.database.directory", folder.toString(), "tar.database.url", "",
                "spring.http.serviceclient.outbound.base-url", outbound.url());

        Replica.start(onFile).close();
        try (var _ = Replica.start(onFile)) {
            assertThatThrownBy(() -> Replica.start(onFile).close()).rootCause()
                    .hasMessageContaining("Another gateway works on").hasMessageContaining("gateway.db");
        }
        Replica.start(onFile).close();
    }

    @Test
    void replicasAreRefusedOnAFile() {
        var onFile = Map.of("tar.database.directory", folder.toString(), "tar.database.url", "", "tar.cluster.members",
                "127.0.0.1");

        assertThatThrownBy(() -> Replica.start(onFile).close()).rootCause().hasMessageContaining("TAR_DATABASE_URL");
    }

    @Test
    void oneReplicaPollsAndAnotherWhenItHasEnded() {
        var ports = List.of(FreePorts.next(), FreePorts.next());
        try (var telegram = BotApiStandIn.start();
                var one = Replica.start(polling(telegram, ports, 0));
                var two = Replica.start(polling(telegram, ports, 1))) {
            await().atMost(LONG).until(() -> one.partitions().held() > 0 && two.partitions().held() > 0
                    && one.partitions().held() + two.partitions().held() == Partitions.COUNT);
            telegram.happens(Updates.text("first").in(TelegramChat.forum(-1009, "Shop"), 45).json());
            await().atMost(LONG).until(() -> outbound.texts().equals(List.of("echo first")));
            var bot = Partitions.of("telegram", "7000000001");
            var poller = one.partitions().hold(bot) != null ? one : two;
            var other = poller == one ? two : one;

            poller.close();

            await().atMost(LONG).until(() -> other.partitions().hold(bot) != null);
            telegram.happens(Updates.text("second").in(TelegramChat.forum(-1009, "Shop"), 45).json());
            await().atMost(LONG).until(() -> outbound.texts().equals(List.of("echo first", "echo second")));
            await().atMost(LONG).until(() -> telegram.pendingUpdates() == 0);
        }
    }

    private Map<String, String> polling(BotApiStandIn telegram, List<Integer> ports, int no) {
        return with(Map.of("tar.cluster.members", "127.0.0.1:" + ports.get(0) + " 127.0.0.1:" + ports.get(1),
                "tar.cluster.port", String.valueOf(ports.get(no)), "tar.telegram.mode", "polling",
                "tar.telegram.bot-token", BotApiStandIn.TOKEN, "tar.telegram.api-url", telegram.url().toString()));
    }

    private Map<String, String> with(Map<String, String> more) {
        var all = new HashMap<>(onServer);
        all.putAll(more);
        return all;
    }
}
