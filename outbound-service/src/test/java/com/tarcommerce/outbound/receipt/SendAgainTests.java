package com.tarcommerce.outbound.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.Heard;
import com.tarcommerce.common.contract.message.Message.StateChange;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Receipt;
import com.tarcommerce.common.contract.message.Receipts;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.time.SettableClock;
import com.tarcommerce.testsupport.whatsapp.CloudApiStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.databind.JsonNode;

/** What Meta takes 24 hours after the person wrote, and reports as failed later. */
class SendAgainTests {
    private static final Room ASHA = new Room("whatsapp", CloudApiStandIn.PHONE, "919876543210", null);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final BotApiStandIn telegram = BotApiStandIn.start();
    private final CloudApiStandIn cloud = CloudApiStandIn.start();
    private final AtomicInteger keys = new AtomicInteger();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        telegram.close();
        cloud.close();
    }

    private RunningOutbound start(String template) {
        return RunningOutbound.start(directory, telegram, clock, "--tar.whatsapp.token=" + CloudApiStandIn.TOKEN,
                "--tar.whatsapp.phone-number-id=" + CloudApiStandIn.PHONE, "--tar.whatsapp.api-url=" + cloud.url(),
                "--tar.whatsapp.limits.speed=0", "--tar.whatsapp.template=" + template);
    }

    @Test
    void whatMetaGivesUpGoesOnceAsTheTemplateHoweverOftenItSaysSo() {
        cloud.closeWindow(true);
        try (var outbound = start("tar_alert:en")) {
            var id = say(outbound, "Order 7 is paid");
            assertThat(cloud.sent()).isEmpty();

            report(outbound, "late", "wamid.1");
            report(outbound, "late", "wamid.1");
            awaitSent(1);
            outbound.awaitState(id, "sent");
            report(outbound, "late", "wamid.1");
            report(outbound, "delivered", "wamid.2");

            assertThat(templates()).containsExactly("Order 7 is paid");
            assertThat(cloud.undelivered()).containsExactly("wamid.1");
            assertThat(states(outbound, id)).containsExactly("accepted", "replayed", "sent", "delivered");
            assertThat(outbound.get(id).providerIds()).containsExactly("wamid.2");
        }
    }

    @Test
    void onceThatIsKnownTheNextGoesAsTheTemplateAtOnceUntilThePersonWrites() {
        cloud.closeWindow(true);
        try (var outbound = start("tar_alert:en")) {
            say(outbound, "first");
            report(outbound, "late", "wamid.1");
            awaitSent(1);
            outbound.awaitState(say(outbound, "second"), "sent");

            cloud.closeWindow(false);
            heard(outbound, Duration.ZERO);
            outbound.awaitState(say(outbound, "third"), "sent");

            assertThat(templates()).containsExactly("first", "second", "third");
            assertThat(cloud.undelivered()).containsExactly("wamid.1");
            assertThat(cloud.sent().getLast().path("type").asString()).isEqualTo("interactive");
        }
    }

    @Test
    void aDayAfterThePersonWroteTheTemplateGoesAtOnce() {
        try (var outbound = start("tar_alert:en")) {
            heard(outbound, Duration.ofHours(23));
            heard(outbound, Duration.ofHours(30));
            outbound.awaitState(say(outbound, "in time"), "sent");
            clock.advance(Duration.ofHours(1));
            outbound.awaitState(say(outbound, "too late"), "sent");

            assertThat(cloud.sent()).extracting(sent -> sent.path("type").asString()).containsExactly("interactive",
                    "template");
        }
    }

    @Test
    void withoutATemplateItIsADeadLetterThatSaysSo() {
        cloud.closeWindow(true);
        try (var outbound = start("")) {
            var id = say(outbound, "Order 7 is paid");

            report(outbound, "late", "wamid.1");
            outbound.awaitState(id, "dead");

            assertThat(outbound.deadLetters().list(null, null).items()).singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).contains("TAR_WHATSAPP_TEMPLATE"));
            assertThat(cloud.sent()).isEmpty();
        }
    }

    @Test
    void aReportThatComesBeforeTheMessageIsRecordedIsNotLostEitherByARestart() {
        cloud.closeWindow(true);
        try (var outbound = start("tar_alert:en")) {
            report(outbound, "late", "wamid.1");
            outbound.awaitState(say(outbound, "Order 7 is paid"), "sent");
            assertThat(cloud.sent()).isEmpty();
        }

        try (var _ = start("tar_alert:en")) {
            awaitSent(1);
        }

        try (var outbound = start("tar_alert:en")) {
            report(outbound, "late", "wamid.3");
            outbound.awaitState(outbound.send(message("Order 8 is paid", new Room("whatsapp", CloudApiStandIn.PHONE,
                    "919876543211", null))), "sent");
            clock.advance(Duration.ofSeconds(10));
            awaitSent(2);
        }
        assertThat(templates()).containsExactly("Order 7 is paid", "Order 8 is paid");
    }

    @Test
    void allPartsOfALongTextGoAgainOnce() {
        cloud.closeWindow(true);
        try (var outbound = start("tar_alert:en")) {
            var id = say(outbound, "word ".repeat(1_000));
            assertThat(cloud.undelivered()).containsExactly("wamid.1", "wamid.2");

            report(outbound, "late", "wamid.2", "wamid.1");
            report(outbound, "late", "wamid.1");
            awaitSent(2);
            outbound.awaitState(id, "sent");
            report(outbound, "late", "wamid.2");

            assertThat(outbound.get(id).providerIds()).containsExactly("wamid.3", "wamid.4");
            assertThat(states(outbound, id)).doesNotContain("undelivered");
            assertThat(cloud.sent()).hasSize(2);
        }
    }

    @Test
    void aTemplateThatFailsLikewiseIsUndeliveredAndNoLoop() {
        cloud.closeWindow(true);
        try (var outbound = start("tar_alert:en")) {
            var id = say(outbound, "Order 7 is paid");
            report(outbound, "late", "wamid.1");
            awaitSent(1);
            outbound.awaitState(id, "sent");

            report(outbound, "late", "wamid.2");

            assertThat(states(outbound, id)).containsExactly("accepted", "replayed", "sent", "undelivered");
            assertThat(cloud.sent()).hasSize(1);
        }
    }

    @Test
    void aSecretIsForgottenAndCanNotGoAgain() {
        cloud.closeWindow(true);
        try (var outbound = start("tar_alert:en")) {
            var id = outbound.send(new SendMessage("secret", "shop", ASHA, MessageKind.MESSAGE, "tar_key", null, null,
                    null, null, null, true));
            outbound.awaitState(id, "sent");

            report(outbound, "late", "wamid.1");

            assertThat(states(outbound, id)).containsExactly("accepted", "sent", "undelivered");
            assertThat(cloud.sent()).isEmpty();
        }
    }

    @Test
    void whoIsHeardNeedsAnAccountAndAChat() {
        try (var outbound = start("")) {
            assertThatExceptionOfType(HttpClientErrorException.BadRequest.class).isThrownBy(() -> post(outbound,
                    new Receipts(List.of(), List.of(new Heard("whatsapp", "", "1", clock.instant())))));
        }
    }

    private String say(RunningOutbound outbound, String text) {
        var id = outbound.send(message(text, ASHA));
        outbound.awaitState(id, "sent");
        return id;
    }

    private SendMessage message(String text, Room room) {
        return new SendMessage("alert:" + keys.incrementAndGet(), "shop", room, MessageKind.MESSAGE, text, null,
                List.of(List.of(new Button("Done", "b1"))), null, null, null, null);
    }

    private void report(RunningOutbound outbound, String state, String... providerIds) {
        post(outbound, new Receipts(Arrays.stream(providerIds)
                .map(id -> new Receipt("whatsapp", id, state, clock.instant(), null)).toList()));
    }

    private void heard(RunningOutbound outbound, Duration ago) {
        post(outbound, new Receipts(List.of(), List.of(new Heard("whatsapp", CloudApiStandIn.PHONE, ASHA.chat(),
                clock.instant().minus(ago)))));
    }

    private static void post(RunningOutbound outbound, Receipts receipts) {
        outbound.http().post().uri("/v1/receipts").contentType(MediaType.APPLICATION_JSON).body(receipts).retrieve()
                .toBodilessEntity();
    }

    private void awaitSent(int messages) {
        await().atMost(LONG).until(() -> cloud.sent().size() == messages);
    }

    private List<String> templates() {
        return cloud.sent().stream().map(SendAgainTests::words).toList();
    }

    private static String words(JsonNode sent) {
        return sent.at("/template/components/0/parameters/0/text").asString(sent.at("/interactive/body/text").asString(
                ""));
    }

    private static List<String> states(RunningOutbound outbound, String id) {
        return outbound.get(id).states().stream().map(StateChange::state).toList();
    }
}
