package com.tarcommerce.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.gateway.TestDatabase;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an earlier run left is finished by the next one. */
class RestartTests {
    private static final String NOWHERE = "http://127.0.0.1:9";
    private final FakeResponder responder = new FakeResponder();
    private final TelegramChat shop = TelegramChat.forum(-1009, "Sharma Stores");
    @TempDir
    Path data;

    @Test
    void aStartFinishesWhatWasReceivedAndWhatWasAppliedInOrderAndForgetsWhatIsOld() {
        try (var outbound = FakeOutbound.start()) {
            try (var first = Gateway.start(data, outbound, responder, Gateway.webhook(NOWHERE))) {
                first.update(Updates.text("answered").in(shop, 45).json());
                first.awaitQuiet();
            }
            leaveBehind();
            outbound.forget();
            responder.forget();

            try (var second = Gateway.start(data, outbound, responder, Gateway.webhook(NOWHERE))) {
                await().atMost(20, TimeUnit.SECONDS)
                        .untilAsserted(
                                () -> assertThat(outbound.texts()).containsExactly("done before", "echo waiting"));
                second.awaitQuiet();

                assertThat(responder.applied()).hasSize(1);
                second.bean(PruneInbox.class).prune();
                assertThat(second.count("update_id = 'ancient'")).isZero();
                assertThat(second.count("update_id = 'old' and body = '' and state = 'answered'")).isEqualTo(1);
                assertThat(second.count("update_id = 'stuck' and body <> '' and state = 'parked'")).isEqualTo(1);
                assertThat(second.count("update_id = 'waiting' and body <> ''")).isEqualTo(1);
            }
        }
    }

    @Test
    void aStopWhileOutboundIsAwayLosesNothingAndTheNextRunMayPollInstead() {
        try (var outbound = FakeOutbound.start(); var telegram = BotApiStandIn.start()) {
            outbound.failWith(503);
            try (var first = Gateway.start(data, outbound, responder, Gateway.webhook(NOWHERE))) {
                first.update(Updates.text("one").in(shop, 45).json());
                first.update(Updates.text("two").in(shop, 45).json());
                await().until(() -> outbound.refused() > 0);
            }
            outbound.failWith(0);
            telegram.happens(Updates.text("three").json());

            try (var _ = Gateway.start(data, outbound, responder, "tar.telegram.bot-token=" + BotApiStandIn.TOKEN,
                    "tar.telegram.api-url=" + telegram.url())) {
                await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(outbound.texts())
                        .containsSubsequence("echo one", "echo two").contains("echo three").hasSize(3));
                await().until(() -> telegram.pendingUpdates() == 0);
            }
            assertThat(responder.applied()).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatOutboundDidNotTakeForSevenDaysIsParkedAndWhatIsYoungerWaits() {
        try (var outbound = FakeOutbound.start()) {
            Gateway.start(data, outbound, responder, Gateway.webhook(NOWHERE)).close();
            leaveBehind("seven days", Duration.ofDays(7).plusMinutes(1), "almost", Duration.ofDays(7).minusHours(1));
            outbound.failWith(503);

            try (var second = Gateway.start(data, outbound, responder, Gateway.webhook(NOWHERE))) {
                await().atMost(20, TimeUnit.SECONDS)
                        .until(() -> second.count("update_id = 'seven days' and state = 'parked'") == 1);
                await().atMost(20, TimeUnit.SECONDS).until(() -> outbound.refused() > 2);
                assertThat(second.count("update_id = 'almost' and state = 'applied'")).isEqualTo(1);

                outbound.failWith(0);
                await().atMost(20, TimeUnit.SECONDS)
                        .untilAsserted(() -> assertThat(outbound.texts()).containsExactly("echo almost"));
            }
        }
    }

    private void leaveBehind(String first, Duration firstAge, String second, Duration secondAge) {
        var jdbc = JdbcClient.create(TestDatabase.besides(data));
        add(jdbc, first, "received", Updates.text(first).in(shop, 45).json(), null, firstAge);
        add(jdbc, second, "received", Updates.text(second).in(shop, 45).json(), null, secondAge);
    }

    private void leaveBehind() {
        var jdbc = JdbcClient.create(TestDatabase.besides(data));
        var reply = """
                {"tenant":"tenant0001","parts":[{"room":{"channel":"telegram","chat":"-1009","thread":"45"},
                "kind":"message","text":"done before","buttons":[]}]}""";
        add(jdbc, "ancient", "answered", "{}", null, Duration.ofDays(31));
        add(jdbc, "old", "answered", "{}", reply, Duration.ofDays(8));
        add(jdbc, "stuck", "parked", "{}", null, Duration.ofDays(31));
        add(jdbc, "applied", "applied", Updates.text("done before").in(shop, 45).json(), reply, Duration.ZERO);
        add(jdbc, "waiting", "received", Updates.text("waiting").in(shop, 45).json(), null, Duration.ZERO);
    }

    private static void add(JdbcClient jdbc, String updateId, String state, String body,
            @Nullable String reply, Duration age) {
        jdbc.sql(
                """
                        insert into inbound_message (channel, account, update_id, lane, body, state, reply, received_at, changed_at)
                        values ('telegram', '', ?, 'telegram//-1009/45', ?, ?, ?, ?, 0)
                        """)
                .params(Arrays.asList(updateId, body, state, reply, Instant.now().minus(age).toEpochMilli()))
                .update();
    }
}
