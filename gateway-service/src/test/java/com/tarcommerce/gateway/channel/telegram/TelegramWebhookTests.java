package com.tarcommerce.gateway.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.gateway.intake.FakeOutbound;
import com.tarcommerce.gateway.intake.FakeResponder;
import com.tarcommerce.gateway.intake.Gateway;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Updates;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramWebhookTests {
    private static final FakeResponder RESPONDER = new FakeResponder();
    @TempDir
    static Path data;
    static BotApiStandIn telegram;
    static FakeOutbound outbound;
    static Gateway gateway;

    @BeforeAll
    static void start() {
        telegram = BotApiStandIn.start();
        outbound = FakeOutbound.start();
        gateway = Gateway.start(data, outbound, RESPONDER, Gateway.webhook(telegram.url().toString()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        outbound.close();
        telegram.close();
    }

    @Test
    void aTextIsAnswered() {
        assertThat(gateway.update(Updates.text("hello").json()).statusCode()).isEqualTo(200);

        await().untilAsserted(() -> assertThat(outbound.texts()).contains("echo hello"));
    }
}
