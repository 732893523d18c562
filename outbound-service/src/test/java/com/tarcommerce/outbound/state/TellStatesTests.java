package com.tarcommerce.outbound.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Message.StateChange;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Receipt;
import com.tarcommerce.common.contract.message.Receipts;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.StateChanged;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.outbound.state.Listener.Heard;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import com.tarcommerce.testsupport.whatsapp.CloudApiStandIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.databind.JsonNode;

class TellStatesTests {
    private static final Room ASHA = new Room("whatsapp", CloudApiStandIn.PHONE, "919876543210", null);

    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final BotApiStandIn telegram = BotApiStandIn.start().add(shop);
    private final CloudApiStandIn cloud = CloudApiStandIn.start();
    private final Listener listener = new Listener(clock);

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        telegram.close();
        cloud.close();
        listener.close();
    }

    private RunningOutbound start(String... more) {
        var settings = new ArrayList<>(List.of("--tar.callback.webhook-secret=" + Listener.SECRET,
                "--tar.telegram.limits.speed=0", "--tar.whatsapp.token=" + CloudApiStandIn.TOKEN,
                "--tar.whatsapp.phone-number-id=" + CloudApiStandIn.PHONE, "--tar.whatsapp.api-url=" + cloud.url()));
        settings.addAll(List.of(more));
        return RunningOutbound.start(directory, telegram, clock, settings.toArray(String[]::new));
    }

    private RunningOutbound startAllowing() {
        return start("--tar.callback.allow=" + listener.origin() + "/hooks");
    }

    private String send(RunningOutbound outbound, Messages message) {
        return outbound.send(message.build().toldTo(URI.create(listener.url())));
    }

    @Test
    void whoAskedIsToldOnceSignedForItsOriginAndWithoutTheText() {
        try (var outbound = startAllowing()) {
            var id = send(outbound, Messages.text("Milk is out of stock!").in(shop, 45).key("alert:1"));
            outbound.send(Messages.text("nobody asked").in(shop, 45).build());

            var told = listener.await(1).getFirst();

            assertThat(told.genuine()).isTrue();
            assertThat(told.type()).isEqualTo("message.sent");
            assertThat(told.message()).isEqualTo(id);
            assertThat(told.body().toString()).contains("alert:1", "2026-03-01T09:00:00Z").doesNotContain("Milk");
            assertThat(told.body().at("/data/providerIds")).hasSize(1);
            await().until(() -> open(outbound) == 0);
            assertThat(listener.heard()).hasSize(1);
        }
    }

    @Test
    void aDeadLetterWhosePlaceAnEditTakesIsToldAsCancelled() {
        telegram.fail("sendMessage", shop, 1, Failure.kicked());
        try (var outbound = startAllowing()) {
            var dead = send(outbound, Messages.text("Stock is 5").in(shop, 45));
            listener.await(1);

            outbound.awaitState(outbound.send(Messages.text("Stock is 6").in(shop, 45).kind(MessageKind.EDIT)
                    .replyTo(dead).build()), "sent");

            assertThat(listener.await(2)).extracting(Heard::type).containsExactly("message.dead", "message.cancelled");
            assertThat(outbound.deadLetters().list(null, null).items()).isEmpty();
        }
    }

    @Test
    void everyEndIsToldAndTheMessageKnowsItsHistory() {
        telegram.fail("sendMessage", shop, 1, Failure.tooManyRequests(30));
        try (var outbound = startAllowing()) {
            var dead = send(outbound, Messages.text("dead").in(shop, 45));
            outbound.awaitAttempts(dead, 1);
            var cancelled = send(outbound, Messages.text("cancelled").in(shop, 45));
            var expired = send(outbound, Messages.text("expired").in(shop, 45)
                    .expiresAt(clock.instant().plusSeconds(10)));
            outbound.messages().cancel(cancelled);
            listener.await(1);
            telegram.fail("sendMessage", shop, 1, Failure.kicked());
            clock.advance(Duration.ofSeconds(30));
            outbound.awaitState(dead, "dead");
            listener.await(3);
            outbound.deadLetters().replay(dead);
            outbound.awaitState(dead, "sent");

            assertThat(listener.await(4)).extracting(Heard::type, Heard::message).containsExactlyInAnyOrder(
                    tuple("message.cancelled", cancelled),
                    tuple("message.dead", dead),
                    tuple("message.expired", expired),
                    tuple("message.sent", dead));
            assertThat(outbound.get(dead).states()).extracting(StateChange::state).containsExactly("accepted", "dead",
                    "replayed", "sent");
            assertThat(outbound.get(dead).states().get(1).reason()).contains("blocked");
            assertThat(outbound.get(cancelled).states()).extracting(StateChange::state).containsExactly("accepted",
                    "cancelled");
            assertThat(outbound.get(expired).states()).extracting(StateChange::state).containsExactly("accepted",
                    "expired");
        }
    }

    @Test
    void aListenerThatIsAwayIsToldLaterUnderTheSameIdAcrossARestart() {
        listener.answerNext(2, 503, "");
        String id;
        try (var outbound = startAllowing()) {
            id = send(outbound, Messages.text("x").in(shop, 45));
            listener.await(1);
            awaitAttempts(outbound, 1);
            clock.advance(Duration.ofMillis(2_500));
            listener.await(2);
            awaitAttempts(outbound, 2);
        }
        try (var outbound = startAllowing()) {
            assertThat(listener.heard()).hasSize(2);
            clock.advance(Duration.ofSeconds(5));

            var heard = listener.await(3);

            assertThat(heard).extracting(Heard::id).containsOnly(heard.getFirst().id());
            assertThat(heard).allMatch(Heard::genuine).extracting(Heard::message).containsOnly(id);
            await().until(() -> open(outbound) == 0);
        }
    }

    @Test
    void retryAfterIsObeyed() {
        listener.answerNext(1, 429, "60");
        try (var outbound = startAllowing()) {
            send(outbound, Messages.text("x").in(shop, 45));
            listener.await(1);
            awaitAttempts(outbound, 1);
            clock.advance(Duration.ofSeconds(59));
            var other = outbound.send(Messages.text("a witness").in(shop, 45).build());
            outbound.awaitState(other, "sent");
            assertThat(listener.heard()).hasSize(1);

            clock.advance(Duration.ofSeconds(1));

            listener.await(2);
        }
    }

    @Test
    void theFirstSuccessReleasesWhatWaitsForThatListener() {
        listener.answerNext(5, 503, "600");
        try (var outbound = startAllowing()) {
            IntStream.range(0, 5).forEach(i -> send(outbound, Messages.text("n" + i).in(shop, 45)));
            listener.await(5);
            awaitAttempts(outbound, 5);

            send(outbound, Messages.text("it is back").in(shop, 45));

            listener.await(11);
            await().until(() -> open(outbound) == 0);
        }
    }

    @Test
    void whoSaysNoSevenTimesIsADeadLetterThatCanBeReplayed() {
        listener.answerNext(7, 500, "");
        try (var outbound = startAllowing()) {
            send(outbound, Messages.text("x").in(shop, 45));
            for (var tries = 1; tries < 7; tries++) {
                listener.await(tries);
                awaitAttempts(outbound, tries);
                clock.advance(Duration.ofMillis(1_250L << tries));
            }
            await().until(() -> letters(outbound).size() == 1);
            var letter = letters(outbound).get(0);
            assertThat(letter.path("reason").asString()).isEqualTo("answered 500");
            assertThat(letter.path("webhookId").asString()).isEqualTo(listener.heard().getFirst().id());

            outbound.http().post().uri("/v1/callback-dead-letters/{id}/replay", letter.path("id").asString())
                    .retrieve().toBodilessEntity();

            assertThat(listener.await(8).getLast().id()).isEqualTo(listener.heard().getFirst().id());
            await().until(() -> letters(outbound).isEmpty());
        }
    }

    @Test
    void oneListenerThatHangsOnKeepsNoOtherWaitingAndTheStatesOfAMessageComeInOrder() {
        listener.answerNext(1, 503, "");
        try (var other = new Listener(clock);
                var outbound = start("--tar.callback.allow=" + listener.origin() + " " + other.origin())) {
            var id = send(outbound, Messages.text("Milk").in(ASHA));
            listener.await(1);
            awaitAttempts(outbound, 1);
            receive(outbound, "wamid.1", "delivered");
            outbound.send(Messages.text("x").in(shop, 45).build().toldTo(URI.create(other.url())));

            other.await(1);
            assertThat(listener.heard()).hasSize(1);
            clock.advance(Duration.ofMillis(2_500));

            assertThat(listener.await(3)).extracting(Heard::type).containsExactly("message.sent", "message.sent",
                    "message.delivered");
            assertThat(listener.heard()).extracting(Heard::message).containsOnly(id);
        }
    }

    @Test
    void whatThePlatformReportsIsKeptOnceAndToldHoweverEarlyItComes() {
        try (var outbound = start("--tar.callback.usual=" + listener.url())) {
            receive(outbound, "wamid.1", "delivered");
            var id = outbound.send(Messages.text("Milk").in(ASHA).build());
            assertThat(listener.await(2)).extracting(Heard::type).containsExactly("message.sent",
                    "message.delivered");

            receive(outbound, "wamid.1", "delivered");
            receive(outbound, "wamid.1", "read");
            receive(outbound, "wamid.of-someone-else", "read");

            assertThat(listener.await(3).getLast().type()).isEqualTo("message.read");
            await().until(() -> open(outbound) == 0);
            assertThat(listener.heard()).hasSize(3);
            assertThat(outbound.get(id).states()).extracting(StateChange::state).containsExactly("accepted", "sent",
                    "delivered", "read");
            receive(outbound, "wamid.1", "undelivered");
            assertThat(listener.await(4).getLast().body().at("/data/reason").asString()).contains("131047");
        }
    }

    @Test
    void aMessageOfSeveralPartsIsDeliveredOnceAllOfThemAre() {
        try (var outbound = start("--tar.callback.usual=" + listener.url())) {
            var id = outbound.send(Messages.text("a".repeat(5_000)).in(ASHA).build());
            outbound.awaitState(id, "sent");
            listener.await(1);

            receive(outbound, "wamid.2", "delivered");
            receive(outbound, "wamid.1", "delivered");

            assertThat(listener.await(2).getLast().type()).isEqualTo("message.delivered");
            await().until(() -> open(outbound) == 0);
            assertThat(listener.heard()).hasSize(2);
            assertThat(outbound.get(id).states()).extracting(StateChange::providerId).contains("wamid.1", "wamid.2");
        }
    }

    @Test
    void whatIsNotAllowedIsRefusedAndNothingElseIsCalled() {
        try (var outbound = startAllowing()) {
            assertRefused(outbound, listener.origin() + "/elsewhere", 403, "callback-not-allowed");
            assertRefused(outbound, "ftp://127.0.0.1/x", 400, "nor a plain");
        }
        try (var outbound = start()) {
            assertRefused(outbound, listener.url(), 403, "TAR_CALLBACK_ALLOW");
        }
        assertThatThrownBy(() -> RunningOutbound.start(directory, telegram, clock,
                "--tar.callback.usual=" + listener.url(), "--tar.callback.webhook-secret="))
                .hasStackTraceContaining("TAR_WEBHOOK_SECRET is not set");
    }

    @Test
    void theGatewayIsToldAtItsOwnDoorWithItsOwnKeyAndNeedsNoEntry() {
        telegram.fail("sendMessage", shop, 1, Failure.kicked());
        try (var outbound = start("--tar.callback.gateway=" + listener.origin() + "/")) {
            var id = outbound.send(Messages.text("your cart").in(shop, 45).build().toldTo(StateChanged.GATEWAY));

            var told = listener.await(1).getFirst();

            assertThat(told.genuine()).isTrue();
            assertThat(told.type()).isEqualTo("message.dead");
            assertThat(told.message()).isEqualTo(id);
            assertRefused(outbound, "/events/alarms", 400, "/events/messages");
        }
    }

    @Test
    void theGatewayIsToldBesideWhoHearsOfEveryMessageAndOfWhatMayHaveArrived() {
        telegram.fail("sendMessage", shop, 1, Failure.closeWithoutAnswer());
        telegram.fail("sendMessage", shop, 1, Failure.kicked());
        try (var outbound = start("--tar.callback.gateway=" + listener.origin(),
                "--tar.callback.usual=" + listener.url())) {
            var id = outbound.send(Messages.text("your cart").in(shop, 45).build().toldTo(StateChanged.GATEWAY));
            outbound.awaitAttempts(id, 1);
            clock.advance(Duration.ofSeconds(10));
            outbound.awaitState(id, "dead");

            assertThat(listener.await(2)).allSatisfy(told -> {
                assertThat(told.genuine()).isTrue();
                assertThat(told.type()).isEqualTo("message.dead");
                assertThat(told.body().at("/data/uncertain").asBoolean()).isTrue();
            }).extracting(Heard::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void withoutASecretTheMessageForTheGatewaysEarsIsSentAllTheSame() {
        try (var outbound = start("--tar.callback.webhook-secret=")) {
            var id = outbound.send(Messages.text("your cart").in(shop, 45).build().toldTo(StateChanged.GATEWAY));

            outbound.awaitState(id, "sent");
        }
    }

    @Test
    void aReportThatIsNoneIsMalformed() {
        try (var outbound = startAllowing()) {
            assertThatExceptionOfType(HttpClientErrorException.BadRequest.class)
                    .isThrownBy(() -> receive(outbound, "wamid.1", "eaten"));
        }
    }

    private static void assertRefused(RunningOutbound outbound, String url, int status, String words) {
        assertThatExceptionOfType(HttpClientErrorException.class)
                .isThrownBy(() -> outbound.send(Messages.text("x").build().toldTo(URI.create(url))))
                .satisfies(answer -> {
                    assertThat(answer.getStatusCode().value()).isEqualTo(status);
                    assertThat(answer.getResponseBodyAsString()).contains(words);
                });
    }

    private void receive(RunningOutbound outbound, String providerId, String state) {
        var reason = state.equals("undelivered") ? "WhatsApp's error 131047" : null;
        outbound.http().post().uri("/v1/receipts").contentType(MediaType.APPLICATION_JSON)
                .body(new Receipts(List.of(new Receipt("whatsapp", providerId, state, clock.instant(), reason))))
                .retrieve().toBodilessEntity();
    }

    private static JsonNode letters(RunningOutbound outbound) {
        return Objects.requireNonNull(outbound.http().get().uri("/v1/callback-dead-letters").retrieve()
                .body(JsonNode.class)).path("items");
    }

    private static int open(RunningOutbound outbound) {
        return outbound.jdbc().sql("select count(*) from state_event where next_at is not null").query(Integer.class)
                .single();
    }

    private static void awaitAttempts(RunningOutbound outbound, int attempts) {
        await().atMost(Duration.ofSeconds(10)).until(() -> outbound.jdbc()
                .sql("select coalesce(sum(attempts), 0) from state_event").query(Integer.class).single() >= attempts);
    }
}
