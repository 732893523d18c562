package com.tarcommerce.testsupport.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpdateDeliveryTests {
    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private final BotApiStandIn api = BotApiStandIn.start().add(shop);
    private final BotClient bot = new BotClient(api.url());

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anUpdateIsGivenAgainUntilALaterOffsetConfirmsIt() throws IOException {
        api.happens(Updates.text("one").id(10).json());
        api.happens(Updates.text("two").id(11).json());

        assertThat(ids(bot.form("getUpdates", "timeout", "5"))).containsExactly(10L, 11L);
        assertThat(ids(bot.form("getUpdates", "limit", "1"))).containsExactly(10L);
        assertThat(ids(bot.form("getUpdates", "offset", "11"))).containsExactly(11L);
        assertThat(ids(bot.form("getUpdates", "offset", "12"))).isEmpty();
        assertThat(api.pendingUpdates()).isZero();
    }

    @Test
    void aLongPollIsAnsweredWhenSomethingHappens() throws Exception {
        var waiting = poll();
        var second = CompletableFuture.runAsync(() -> api.happens(Updates.text("now").id(20).json()));

        second.get();

        assertThat(ids(waiting.get())).containsExactly(20L);
    }

    @Test
    void aSecondPollEndsTheFirst() throws Exception {
        var first = poll();
        await().until(() -> bot.form("getUpdates", "timeout", "0").status() == 200 && first.isDone());

        assertThat(first.get().status()).isEqualTo(409);
        assertThat(first.get().description()).contains("terminated by other getUpdates request");
    }

    @Test
    void membersAreOnlyReportedToABotThatAskedForThem() throws IOException {
        var left = Updates.memberBecomes(Updates.MEENA, Membership.MEMBER, Membership.LEFT).in(shop);

        api.happens(left.id(1).json());
        bot.json("getUpdates", "{\"allowed_updates\":[\"message\",\"chat_member\"]}");
        api.happens(left.id(2).json());

        assertThat(ids(bot.form("getUpdates"))).containsExactly(2L);
    }

    @Test
    void aWebhookGetsWhatWaitedAndPollingIsRefused() throws IOException {
        api.happens(Updates.text("before").in(shop).id(1).json());
        try (var receiver = new Receiver(200)) {
            bot.form("setWebhook", "url", receiver.url(), "secret_token", "s3cret");
            api.happens(Updates.text("after").in(shop).id(2).json());

            await().untilAsserted(() -> assertThat(receiver.updates).containsExactly(1L, 2L));
            assertThat(receiver.secrets).containsOnly("s3cret");
            var refused = bot.form("getUpdates");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.description()).contains("webhook is active");
            assertThat(bot.form("getWebhookInfo").result().path("url").asString()).isEqualTo(receiver.url());
            await().until(() -> api.pendingUpdates() == 0);
        }
    }

    @Test
    void aRefusedUpdateHoldsUpItsChatButNoOtherAndNoButton() throws IOException {
        var other = TelegramChat.group(-2, "Other");
        try (var receiver = new Receiver(500)) {
            bot.form("setWebhook", "url", receiver.url());
            api.happens(Updates.text("poison").in(shop).id(1).json());
            await().until(() -> receiver.attempts.get() > 1);
            assertThat(bot.form("getWebhookInfo").result().path("last_error_message").asString()).contains("500");

            api.happens(Updates.text("behind it").in(shop, 45).id(2).json());
            receiver.refuseOnly = 1;
            api.happens(Updates.text("elsewhere").in(other).id(3).json());
            api.happens(Updates.press("yes").in(shop, 45).id(4).json());
            await().untilAsserted(() -> assertThat(receiver.updates).containsExactlyInAnyOrder(3L, 4L));

            receiver.refuseOnly = 0;
            await().untilAsserted(() -> assertThat(receiver.updates).endsWith(1L, 2L).hasSize(4));
        }
    }

    private CompletableFuture<BotClient.Answered> poll() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return bot.form("getUpdates", "timeout", "30");
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
    }

    private static List<Long> ids(BotClient.Answered answered) {
        return answered.result().valueStream().map(update -> update.path("update_id").asLong()).toList();
    }

    /** A bot's webhook that refuses some updates; {@code refuseOnly} -1: every one. */
    private static final class Receiver implements AutoCloseable {
        private final HttpServer server;
        private final List<Long> updates = new CopyOnWriteArrayList<>();
        private final List<String> secrets = new CopyOnWriteArrayList<>();
        private final AtomicInteger attempts = new AtomicInteger();
        private volatile long refuseOnly;

        Receiver(int status) throws IOException {
            refuseOnly = status == 200 ? 0 : -1;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/hook", exchange -> {
                try (exchange) {
                    attempts.incrementAndGet();
                    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    var id = Telegram.JSON.readTree(body).path("update_id").asLong();
                    var refused = refuseOnly == -1 || refuseOnly == id;
                    if (!refused) {
                        updates.add(id);
                        secrets.add(String.valueOf(
                                exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token")));
                    }
                    exchange.sendResponseHeaders(refused ? status : 200, -1);
                }
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
