package com.tarcommerce.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the demo waits for, it hears, however the messages were put together on their way. */
class StageTests {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void theAnswerAndTheAlertThatItLedToAreBothHeardThoughTheyArriveAsOneMessage() throws Exception {
        try (var telegram = BotApiStandIn.start().add(DemoSuite.FORUM)) {
            var stage = new Stage(telegram, new PrintStream(printed, true, StandardCharsets.UTF_8));
            arrives(telegram, "Milk is out of stock now (before: 12 packet).\nMilk is out of stock!");

            var answer = stage.hears(Topic.INVENTORY, "out of stock now");

            assertThat(stage.hears(Topic.INVENTORY, "is out of stock!")).isEqualTo(answer);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).containsOnlyOnce("(before: 12 packet)")
                .containsOnlyOnce("Milk is out of stock!");
    }

    @Test
    void whatWasHeardOnceMustBeSaidAgainToBeHeardAgain() throws Exception {
        try (var telegram = BotApiStandIn.start().add(DemoSuite.FORUM)) {
            var stage = new Stage(telegram, new PrintStream(printed, true, StandardCharsets.UTF_8));
            arrives(telegram, "Milk is out of stock!");
            var first = stage.hears(Topic.INVENTORY, "is out of stock!");
            arrives(telegram, "Milk is out of stock!");

            assertThat(stage.hears(Topic.INVENTORY, "is out of stock!")).isNotEqualTo(first);
        }
    }

    private static void arrives(BotApiStandIn telegram, String text) throws IOException, InterruptedException {
        var form = "chat_id=" + DemoSuite.FORUM.id() + "&message_thread_id=" + Topic.INVENTORY.thread() + "&text="
                + URLEncoder.encode(text, StandardCharsets.UTF_8);
        try (var client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(telegram.url().resolve("/bot" + telegram.token() + "/sendMessage"))
                    .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form))
                    .build(), BodyHandlers.discarding());
        }
    }
}
