package com.tarcommerce.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.gateway.intake.Arrival;
import com.tarcommerce.gateway.intake.Inbox;
import com.tarcommerce.gateway.intake.TemporaryFailure;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.telegram.Updates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import tools.jackson.databind.json.JsonMapper;

class PollUpdatesTests {
    private final BotApiStandIn telegram = BotApiStandIn.start();
    private final List<Arrival> kept = new CopyOnWriteArrayList<>();
    private final UnheardBots unheard = new UnheardBots(Duration.ofMillis(50));
    private final AtomicBoolean full = new AtomicBoolean();
    private Thread poller = new Thread();

    @AfterEach
    void stop() throws InterruptedException {
        poller.interrupt();
        assertThat(poller.isAlive() && !poller.join(Duration.ofSeconds(5))).as("polling ends promptly").isFalse();
        telegram.close();
    }

    @Test
    void updatesAreKeptAsTheyCameAndConfirmedByTheNextPoll() {
        var shop = TelegramChat.forum(-1009, "Sharma Stores");
        var first = Updates.text("one").in(shop, 45).id(10).json();
        telegram.happens(first);
        telegram.happens(Updates.unknownKind(11));

        begin("polling");

        await().until(() -> !kept.isEmpty() && telegram.pendingUpdates() == 0);
        telegram.happens(Updates.text("ends the poll").id(30).json());
        await().until(() -> telegram.calls("getUpdates").size() >= 2);
        assertThat(kept.getFirst()).isEqualTo(new Arrival("telegram", "", "10", "telegram//-1009/45", first));
        assertThat(telegram.calls("getUpdates").getFirst().parameter("offset")).isEmpty();
        assertThat(telegram.calls("getUpdates").getFirst().parameter("timeout")).isEqualTo("50");
        assertThat(telegram.calls("getUpdates").getFirst().parameter("allowed_updates"))
                .contains("\"chat_member\"", "\"my_chat_member\"", "\"callback_query\"");
        assertThat(offsets().get(1)).isIn("11", "12");
    }

    @Test
    void whatCouldNotBeKeptIsNotConfirmedAndComesAgain() {
        full.set(true);
        telegram.happens(Updates.text("one").id(20).json());

        begin("polling");

        await().until(() -> telegram.calls("getUpdates").size() >= 2);
        assertThat(offsets()).containsOnly("");
        assertThat(telegram.pendingUpdates()).isEqualTo(1);
        full.set(false);
        await().until(() -> kept.size() == 1 && telegram.pendingUpdates() == 0);
    }

    @Test
    void troubleIsWaitedOut() {
        telegram.fail("getUpdates", 1, Failure.serverError());
        telegram.fail("getUpdates", 1, Failure.closeWithoutAnswer());
        telegram.happens(Updates.text("one").json());

        begin("polling");

        await().atMost(Duration.ofSeconds(20)).until(() -> kept.size() == 1);
    }

    @Test
    void whoChosePollingLosesTheWebhookButNoUpdate() {
        setWebhook();

        begin("polling");
        await().atMost(Duration.ofSeconds(20)).until(() -> !telegram.calls("deleteWebhook").isEmpty());
        telegram.happens(Updates.text("one").json());

        await().atMost(Duration.ofSeconds(20)).until(() -> kept.size() == 1);
        assertThat(telegram.calls("deleteWebhook")).extracting(call -> call.parameter("drop_pending_updates"))
                .containsExactly("false");
    }

    @Test
    void whoChoseNothingKeepsTheWebhook() {
        setWebhook();

        begin("");

        await().atMost(Duration.ofSeconds(20)).until(() -> telegram.calls("getUpdates").size() >= 2);
        assertThat(telegram.calls("deleteWebhook")).isEmpty();
    }

    @Test
    void aBotThatTelegramDoesNotKnowIsAskedForAgainAndTheHealthSaysSo() {
        telegram.fail("getUpdates", 1_000, Failure.unauthorized());
        telegram.happens(Updates.text("one").json());

        begin("polling");

        await().until(() -> telegram.calls("getUpdates").size() >= 3);
        assertThat(unheard.health().getStatus()).isEqualTo(Status.UNKNOWN);
        telegram.heal();
        await().until(() -> kept.size() == 1);
        telegram.happens(Updates.text("ends the poll").id(30).json());
        await().until(() -> unheard.health().getStatus().equals(Status.UP));
    }

    @Test
    void aBotThatIsNotWantedAnyMoreIsNotMissed() throws InterruptedException {
        var settings = new TelegramSettings("polling", "1:wrong", telegram.url().toString(), "", "", 40);
        begin(settings);
        await().until(() -> unheard.health().getStatus().equals(Status.UNKNOWN));

        poller.interrupt();

        assertThat(poller.join(Duration.ofSeconds(5))).isTrue();
        assertThat(unheard.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aLongPollIsLeftAtOnce() throws InterruptedException {
        telegram.happens(Updates.text("one").json());
        begin("polling");
        await().until(() -> kept.size() == 1 && telegram.pendingUpdates() == 0);

        poller.interrupt();

        assertThat(poller.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void anIdThatNoOffsetCanBeMadeOfIsKeptButNotCountedWith() {
        var sent = List.of(update("10"), update("99999999999999999999"), update("-7"), update("9223372036854775807"),
                "{\"message\":{}}");

        assertThat(polling(sent).once(OptionalLong.empty())).hasValue(11);

        assertThat(kept).extracting(Arrival::updateId).containsExactly("10", "99999999999999999999", "-7",
                "9223372036854775807");
    }

    @Test
    void whereNothingCanBeConfirmedNothingIsLostAndTheNextPollWaits() {
        var unconfirmed = polling(List.of(update("99999999999999999999")));
        var withoutIds = polling(List.of("{\"message\":{}}", "{}"));

        assertThatExceptionOfType(TemporaryFailure.class).isThrownBy(() -> unconfirmed.once(OptionalLong.of(5)));
        assertThatExceptionOfType(TemporaryFailure.class).isThrownBy(() -> withoutIds.once(OptionalLong.of(5)));

        assertThat(kept).extracting(Arrival::updateId).containsExactly("99999999999999999999");
    }

    private static String update(String id) {
        return "{\"update_id\":" + id + ",\"message\":{}}";
    }

    /** Telegram gives these. */
    private PollUpdates polling(List<String> updates) {
        var settings = Telegrams.settings("polling", telegram.url(), "");
        var requests = new JdkClientHttpRequestFactory();
        var api = new BotApi(settings.apiUrl(), settings.botToken(), requests, requests,
                JsonMapper.builder().build()) {
            @Override
            List<String> poll(Map<String, ?> parameters) {
                return updates;
            }
        };
        return new PollUpdates("", api, kept::addAll, new PollConflict(settings, api), unheard);
    }

    private void setWebhook() {
        Telegrams.api(Telegrams.settings("webhook", telegram.url(), "")).call("setWebhook",
                Map.of("url", "http://127.0.0.1:9/webhooks/telegram"));
    }

    private List<String> offsets() {
        return telegram.calls("getUpdates").stream().map((BotCall call) -> call.parameter("offset")).toList();
    }

    private void begin(String mode) {
        begin(Telegrams.settings(mode, telegram.url(), ""));
    }

    private void begin(TelegramSettings settings) {
        var api = Telegrams.api(settings);
        Inbox inbox = arrivals -> {
            if (full.get()) {
                throw new TemporaryFailure("full", null);
            }
            kept.addAll(arrivals);
        };
        var polling = new PollUpdates("", api, inbox, new PollConflict(settings, api), unheard);
        poller = Thread.ofVirtual().start(() -> {
            try {
                polling.run();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
