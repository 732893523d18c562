package com.tarcommerce.outbound.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.MessageState;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.contract.message.SendMessages;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

class AcceptMessagesTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final TelegramChat SHOP = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private static final BotApiStandIn TELEGRAM = BotApiStandIn.start().add(SHOP);
    private static final SettableClock CLOCK = SettableClock.at("2026-03-01T09:00:00Z");

    @TempDir
    static Path directory;
    static RunningOutbound outbound;

    @BeforeAll
    static void start() {
        outbound = RunningOutbound.start(directory, TELEGRAM, CLOCK);
    }

    @AfterAll
    static void stop() {
        // Not there if the engine is not.
        if (outbound != null) {
            outbound.close();
        }
        TELEGRAM.close();
    }

    @Test
    void anAcceptedMessageIsSentAndItsLedgerSaysSo() {
        var id = outbound.send(Messages.text("Milk is out of stock!").in(SHOP, 45).build());

        var call = TELEGRAM.awaitMessage(SHOP, SOON, "Milk is out of stock!");
        assertThat(call.thread()).isEqualTo(45);
        var message = outbound.awaitState(id, "sent");
        assertThat(id).matches("msg_[0-9a-f]{32}");
        assertThat(message.providerIds()).singleElement().asString().matches("\\d+");
        assertThat(message.attempts()).singleElement()
                .satisfies(attempt -> assertThat(attempt.outcome()).isEqualTo("sent"));
        assertThat(message.sentAt()).isEqualTo(CLOCK.instant());
        assertThat(message.repeats()).isZero();
    }

    /** As a commit leaves it whose answer was lost: the row is there, and nobody in the process knows. */
    private static void forget(String id, String state) {
        outbound.awaitState(id, "sent");
        outbound.jdbc().sql("update message set state = :state, provider_ids = '[]', ended_at = null where id = :id")
                .param("state", state).param("id", id).update();
    }

    @Test
    void whoAsksAgainAfterALostAnswerGetsTheMessageSent() {
        var message = Messages.text("asked again").in(SHOP, 45).build();
        var id = outbound.send(message);
        forget(id, "accepted");

        assertThat(outbound.send(message)).isEqualTo(id);

        outbound.awaitState(id, "sent");
        assertThat(TELEGRAM.texts(SHOP)).filteredOn("asked again"::equals).hasSize(2);
    }

    @Test
    void whatACommitOfUnknownOutcomeLeftIsSentWithoutARestart() {
        var first = outbound.send(Messages.text("begun with its acceptance").in(SHOP, 45).build());
        var behind = outbound.send(Messages.text("behind another").in(SHOP, 45).build());
        forget(first, "sending");
        forget(behind, "accepted");

        outbound.bean(DoubtfulMessages.class).settle(List.of(first, behind, "msg_that_was_rolled_back"),
                Set.of(first, "msg_that_was_rolled_back"));
        CLOCK.advance(Duration.ofSeconds(1));

        outbound.awaitState(first, "sent");
        outbound.awaitState(behind, "sent");
    }

    @Test
    void whatIsBeingSentWhenADoubtfulCommitIsSettledIsSentOnce() {
        TELEGRAM.fail("sendMessage", SHOP, 1, Failure.delay(Duration.ofSeconds(2)));
        var id = outbound.send(Messages.text("already on its way").in(SHOP, 45).build());
        TELEGRAM.awaitMessage(SHOP, SOON, "already on its way");

        outbound.bean(DoubtfulMessages.class).settle(List.of(id), Set.of());
        CLOCK.advance(Duration.ofSeconds(1));

        assertThat(outbound.awaitState(id, "sent").repeats()).isZero();
        assertThat(TELEGRAM.texts(SHOP)).filteredOn("already on its way"::equals).hasSize(1);
    }

    @Test
    void theSameKeyAndBodyGiveTheSameIdAndOneMessage() {
        var message = Messages.text("once only").in(SHOP).build();

        var first = outbound.send(message);
        outbound.awaitState(first, "sent");
        var second = outbound.send(message);

        assertThat(second).isEqualTo(first);
        assertThat(TELEGRAM.texts(SHOP)).containsOnlyOnce("once only");
    }

    @Test
    void defaultsWrittenOutMakeNoOtherBody() {
        var bare = new SendMessage("defaults", "shop", Messages.room(SHOP), null, "x", null, null, null, null, null,
                null);
        var full = new SendMessage("defaults", "shop", Messages.room(SHOP), MessageKind.MESSAGE, "x", "plain",
                List.of(), null, null, null, false);

        assertThat(outbound.send(full)).isEqualTo(outbound.send(bare));
    }

    @Test
    void aSecretTextIsForgottenOnceItIsSentAndItsKeyIsNot() {
        var message = Messages.text("your key is tar_123").in(SHOP);

        var id = outbound.send(secret(message));

        TELEGRAM.awaitMessage(SHOP, SOON, "your key is tar_123");
        assertThat(outbound.awaitState(id, "sent").text()).isEmpty();
        assertThat(bodyOf(id)).doesNotContain("tar_123");
        assertThat(outbound.send(secret(message))).isEqualTo(id);
        assertProblem(secret(Messages.text("another").in(SHOP).key(message.key())), HttpStatus.CONFLICT,
                "urn:tar:problem:idempotency-key-reused");
        assertProblem(message.build(), HttpStatus.CONFLICT, "urn:tar:problem:idempotency-key-reused");
    }

    @Test
    void aSecretTextThatWillNeverBeSentIsForgottenTooButADeadLetterKeepsIt() {
        TELEGRAM.fail("sendMessage", SHOP, 1, Failure.kicked());
        var dead = outbound.send(secret(Messages.text("a dead tar_456").in(SHOP)));
        outbound.awaitState(dead, "dead");
        assertThat(bodyOf(dead)).contains("tar_456");

        outbound.messages().cancel(dead);

        assertThat(outbound.get(dead).text()).isEmpty();
        assertThat(bodyOf(dead)).doesNotContain("tar_456");
    }

    private static SendMessage secret(Messages message) {
        return new SendMessage(message.key(), "shop", message.room(), null, message.text(), null, null, null, null,
                null, true);
    }

    private static String bodyOf(String id) {
        return outbound.jdbc().sql("select body from message where id = :id").param("id", id).query(String.class)
                .single();
    }

    @Test
    void theSameKeyWithAnotherBodyIsAConflict() {
        var message = Messages.text("first body").in(SHOP);
        outbound.send(message.build());

        assertProblem(Messages.text("second body").in(SHOP).key(message.key()).build(), HttpStatus.CONFLICT,
                "urn:tar:problem:idempotency-key-reused");
    }

    @Test
    void aRepeatInAnotherTraceIsTheSameMessageAndKeepsTheFirst() {
        var message = Messages.text("traced").in(SHOP).build();
        var first = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        var id = outbound.send(message.traced(first));

        assertThat(outbound.send(message.traced(first.replace('a', 'b')))).isEqualTo(id);
        assertThat(outbound.send(message)).isEqualTo(id);
        assertThat(outbound.jdbc().sql("select trace from message where id = :id").param("id", id)
                .query(String.class).single()).isEqualTo(first);
        assertProblem(Messages.text("traced").in(SHOP).build().traced("00-1"), HttpStatus.BAD_REQUEST,
                "urn:tar:problem:malformed");
    }

    @Test
    void twoTenantsMayUseTheSameKey() {
        var message = Messages.text("mine").in(SHOP);

        assertThat(outbound.send(message.build("one"))).isNotEqualTo(outbound.send(message.build("other")));
    }

    @Test
    void aBatchGivesItsIdsInOrderAndItsTwinsOneId() {
        var one = Messages.text("batch one").in(SHOP).build();
        var two = Messages.text("batch two").in(SHOP).build();

        var ids = sendAll(List.of(one, two, one));

        assertThat(ids).hasSize(3);
        assertThat(ids.get(2)).isEqualTo(ids.get(0)).isNotEqualTo(ids.get(1));
        outbound.awaitState(ids.get(1), "sent");
        assertThat(TELEGRAM.texts(SHOP)).containsSubsequence("batch one", "batch two").containsOnlyOnce("batch one");
    }

    @Test
    void aBatchWithOneConflictIsNotTakenOnAtAll() {
        var used = Messages.text("used").in(SHOP);
        outbound.send(used.build());
        var innocent = Messages.text("innocent").in(SHOP);
        var batch = List.of(innocent.build(), Messages.text("other").in(SHOP).key(used.key()).build());

        assertThatExceptionOfType(HttpClientErrorException.Conflict.class).isThrownBy(() -> sendAll(batch));

        assertThat(outbound.jdbc().sql("select count(*) from message where idempotency_key = :key")
                .param("key", innocent.key()).query(Integer.class).single()).isZero();
        assertThat(outbound.send(Messages.text("another body").in(SHOP).key(innocent.key()).build())).isNotEmpty();
    }

    @Test
    void whatCanNotBeSentIsRefusedWithTheRule() {
        assertMalformed(Messages.text(" ").in(SHOP), "text must not be blank");
        assertMalformed(Messages.text("x").in(SHOP).kind(MessageKind.EDIT), "replyTo");
        assertMalformed(Messages.text("x").in(SHOP).kind(MessageKind.CALLBACK_ANSWER), "replyTo");
        assertMalformed(Messages.text("x".repeat(201)).in(SHOP).kind(MessageKind.CALLBACK_ANSWER).replyTo("1"), "200");
        assertMalformed(Messages.text("x").in(SHOP).button("हाँ", "ह".repeat(22)), "64 bytes");
        assertMalformed(Messages.text("x").in(Room.of("carrier-pigeon", "1")), "room.channel");
        assertMalformed(
                new Messages("k", Messages.room(SHOP), MessageKind.MESSAGE, "x", "html", null, null, null, null),
                "format");
    }

    @Test
    void twoButtonsWithOneIdAreRefusedForSomePlatformsWould() {
        var twins = List.of(List.of(new Button("Yes", "b1")), List.of(new Button("No", "b1")));

        assertMalformed(new Messages("k", Messages.room(SHOP), MessageKind.MESSAGE, "x", "plain", twins, null, null,
                null), "buttons: each needs an id of its own");
    }

    @Test
    void aMissingFieldIsNamed() {
        var answer = post("{\"idempotencyKey\":\"k\",\"tenant\":\"t\",\"text\":\"x\"}");

        assertThat(answer).contains("urn:tar:problem:malformed").contains("room");
    }

    @Test
    void withoutTheInternalTokenNothingIsTakenOn() {
        var stranger = RestClient.create("http://127.0.0.1:" + outbound.port());

        assertThatExceptionOfType(HttpClientErrorException.Unauthorized.class).isThrownBy(() -> stranger.post()
                .uri("/v1/messages").body(Messages.text("x").in(SHOP).build()).retrieve().toBodilessEntity());
    }

    @Test
    void whatItsChannelCouldNotCarryIsRefusedAndSaysWhatToDo() {
        assertMalformed(Messages.text("x").in(new Room("whatsapp", "bridge", "1@g.us", "7")), "leave room.thread out");
        var rows = IntStream.range(0, 11).mapToObj(i -> List.of(new Button("b" + i, "id" + i))).toList();
        assertProblem(new SendMessage("eleven", "shop", Room.of("whatsapp", "919876543210"), null, "Which?", null, rows,
                null, null, null, null), HttpStatus.BAD_REQUEST, "at most 10, and these are 11: send fewer");
    }

    @Test
    void anUnknownIdIsNotFound() {
        assertThatExceptionOfType(HttpClientErrorException.NotFound.class).isThrownBy(() -> outbound.get("msg_none"));
        assertThatExceptionOfType(HttpClientErrorException.NotFound.class)
                .isThrownBy(() -> outbound.messages().cancel("msg_none"));
    }

    @Test
    void whoHasOnlyTheKeyReadsByIt() {
        var message = Messages.text("by its key").in(SHOP).build();
        var id = outbound.send(message);
        outbound.awaitState(id, "sent");

        assertThat(outbound.messages().getByKey(message.tenant(), message.idempotencyKey()))
                .isEqualTo(outbound.get(id));
        assertThatExceptionOfType(HttpClientErrorException.NotFound.class)
                .isThrownBy(() -> outbound.messages().getByKey("another", message.idempotencyKey()));
    }

    @Test
    void whoHasOnlyTheKeyWithdrawsByIt() {
        TELEGRAM.fail("sendMessage", SHOP, 1, Failure.kicked());
        var message = Messages.text("not wanted any more").in(SHOP).build();
        var id = outbound.send(message);
        outbound.awaitState(id, "dead");

        outbound.messages().cancelByKey(message.tenant(), message.idempotencyKey());

        assertThat(outbound.get(id).state()).isEqualTo(MessageState.CANCELLED);
        assertThatExceptionOfType(HttpClientErrorException.NotFound.class)
                .isThrownBy(() -> outbound.messages().cancelByKey("another", message.idempotencyKey()));
    }

    @Test
    void aSentMessageCanNotBeWithdrawn() {
        var id = outbound.send(Messages.text("too late").in(SHOP).build());
        outbound.awaitState(id, "sent");

        assertThatExceptionOfType(HttpClientErrorException.Conflict.class)
                .isThrownBy(() -> outbound.messages().cancel(id))
                .satisfies(answer -> assertThat(answer.getResponseBodyAsString())
                        .contains("urn:tar:problem:already-sent"));
        assertThat(outbound.get(id).state()).isEqualTo(MessageState.SENT);
    }

    private static List<String> sendAll(List<SendMessage> batch) {
        return Objects.requireNonNull(outbound.messages().sendAll(new SendMessages(batch)).getBody()).ids();
    }

    private static void assertMalformed(Messages message, String rule) {
        assertProblem(message.build(), HttpStatus.BAD_REQUEST, rule);
    }

    private static void assertProblem(SendMessage message, HttpStatus status, String words) {
        assertThatExceptionOfType(HttpClientErrorException.class).isThrownBy(() -> outbound.send(message))
                .satisfies(answer -> {
                    assertThat(answer.getStatusCode()).isEqualTo(status);
                    assertThat(answer.getResponseBodyAsString()).contains(words);
                });
    }

    private static String post(String body) {
        return Objects.requireNonNull(outbound.http().post().uri("/v1/messages").contentType(MediaType.APPLICATION_JSON)
                .body(body).exchange((_, answer) -> new String(answer.getBody().readAllBytes(),
                        StandardCharsets.UTF_8)));
    }
}
