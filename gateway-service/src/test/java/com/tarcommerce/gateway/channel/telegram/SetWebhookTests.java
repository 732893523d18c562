package com.tarcommerce.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.gateway.TestDatabase;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.time.SettableClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class SetWebhookTests {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private final UnheardBots unheard = new UnheardBots(Duration.ofMillis(10));
    private final BotApiStandIn telegram = BotApiStandIn.start();
    @TempDir
    Path data;
    private final AnnotationConfigApplicationContext database = new AnnotationConfigApplicationContext();

    @BeforeEach
    void start() {
        database.setEnvironment(TestDatabase.in(data));
        database.register(TestDatabase.class);
        database.refresh();
    }

    @AfterEach
    void stop() {
        database.close();
        telegram.close();
    }

    @Test
    void telegramIsToldOnceWhatItNeeds() {
        assertThat(webhook("the-secret_1").once(PAUSE, unheard)).isZero();
        assertThat(webhook("the-secret_1").once(PAUSE, unheard)).isZero();

        var calls = telegram.calls("setWebhook");
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst().parameter("url")).isEqualTo("http://127.0.0.1:9/webhooks/telegram");
        assertThat(calls.getFirst().parameter("secret_token")).isEqualTo("the-secret_1");
        assertThat(calls.getFirst().parameter("max_connections")).isEqualTo("40");
        assertThat(calls.getFirst().parameter("drop_pending_updates")).isEqualTo("false");
        assertThat(calls.getFirst().parameter("allowed_updates")).contains("\"message\"", "\"edited_message\"",
                "\"callback_query\"", "\"my_chat_member\"", "\"chat_member\"");
    }

    @Test
    void anotherSecretIsToldAndNotKeptReadably() {
        webhook("the-secret_1").once(PAUSE, unheard);

        webhook("the-secret_2 the-secret_1").once(PAUSE, unheard);

        assertThat(telegram.calls("setWebhook")).extracting(call -> call.parameter("secret_token"))
                .containsExactly("the-secret_1", "the-secret_2");
        assertThat(database.getBean(JdbcClient.class).sql("select fingerprint from webhook_registration")
                .query(String.class)
                .single()).doesNotContain("secret");
    }

    @Test
    void whatSomebodyElseHasSetSinceIsSetBack() {
        webhook("the-secret_1").once(PAUSE, unheard);
        Telegrams.api(Telegrams.settings("webhook", telegram.url(), "")).call("deleteWebhook", java.util.Map.of());

        webhook("the-secret_1").once(PAUSE, unheard);

        assertThat(telegram.calls("setWebhook")).hasSize(2);
    }

    @Test
    void tooManyRequestsAreNotFatalAndTheirPatienceIsKept() {
        telegram.fail("setWebhook", 1, Failure.tooManyRequests(7));

        assertThat(webhook("the-secret_1").once(PAUSE, unheard)).isEqualTo(Duration.ofSeconds(7));
        assertThat(webhook("the-secret_1").once(PAUSE, unheard)).isZero();
    }

    @Test
    void aRefusalIsTriedAgainLaterAndIsSeenUntilThen() {
        telegram.fail("setWebhook", 1, Failure.badRequest("bad webhook: HTTPS url must be provided for webhook"));
        telegram.fail("getWebhookInfo", 1, Failure.unauthorized());

        assertThat(webhook("the-secret_1").once(PAUSE, unheard)).isEqualTo(unheard.again());
        assertThat(webhook("the-secret_1").once(PAUSE, unheard)).isEqualTo(unheard.again());

        assertThat(unheard.health().getStatus()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aBotWhoseTokenIsKnownAgainIsListenedTo() throws InterruptedException {
        telegram.fail("getWebhookInfo", 2, Failure.unauthorized());

        webhook("the-secret_1").run(unheard);

        assertThat(telegram.calls("setWebhook")).hasSize(1);
        assertThat(unheard.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void anAwayTelegramIsTriedAgain() {
        var settings = new TelegramSettings("webhook", BotApiStandIn.TOKEN, Telegrams.NOWHERE.toString(), "s",
                "https://shop.example", 40);

        assertThat(webhook(settings).once(PAUSE, unheard)).isEqualTo(PAUSE);
    }

    private SetWebhook webhook(String secrets) {
        return webhook(new TelegramSettings("webhook", BotApiStandIn.TOKEN, telegram.url().toString(), secrets,
                URI.create("http://127.0.0.1:9/").toString(), 40));
    }

    private SetWebhook webhook(TelegramSettings settings) {
        return new SetWebhook(settings, new Bot("", settings.botToken()), Telegrams.api(settings),
                new WebhookRegistrations(database.getBean(JdbcClient.class), database.getBean(CommitGroup.class),
                        SettableClock.at("2026-11-25T09:00:00Z")));
    }
}
