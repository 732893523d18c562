package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.DeadLetter;
import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.MessageState;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.client.HttpClientErrorException;

class DeliverMessageTests {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final BotApiStandIn TELEGRAM = BotApiStandIn.start();
    private static final SettableClock CLOCK = SettableClock.at("2026-03-01T09:00:00Z");

    @TempDir
    static Path directory;
    static RunningOutbound outbound;
    private static long lastChat = -2_000;

    private TelegramChat shop = nextForum();

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

    @BeforeEach
    void openTheShop() {
        shop = nextForum();
    }

    @AfterEach
    void heal() {
        // Long enough for the breaker to try again after a test that broke Telegram.
        CLOCK.advance(Duration.ofSeconds(15));
        TELEGRAM.heal();
        TELEGRAM.forgetCalls();
    }

    private static TelegramChat nextForum() {
        var chat = TelegramChat.forum(--lastChat, "Shop").topic(45).topic(46);
        TELEGRAM.add(chat);
        return chat;
    }

    @Test
    void roomsKeepTheOrderOfAcceptanceWhoeverSends() throws Exception {
        try (var senders = Executors.newFixedThreadPool(6)) {
            var sent = IntStream.range(0, 6).mapToObj(sender -> senders.submit(() -> {
                for (var i = 0; i < 24; i++) {
                    outbound.send(Messages.text("s" + sender + " n" + i).in(shop, 45 + i % 2).build());
                }
            })).toList();
            for (var each : sent) {
                each.get();
            }
        }

        TELEGRAM.awaitAll(144, SOON, call -> call.chat().equals(Long.toString(shop.id())));
        for (var thread : List.of("45", "46")) {
            var accepted = outbound.jdbc().sql("""
                    select json_extract(body, '$.text') from message
                    where chat = :chat and thread = :thread order by seq""").param("chat", shop.id())
                    .param("thread", thread).query(String.class).list();
            assertThat(textsIn(Long.parseLong(thread))).hasSize(72).isEqualTo(accepted);
        }
    }

    @Test
    void aLongQueueOfWhichOnlyAFewAreInMemoryIsSentInOrder() {
        TELEGRAM.fail("sendMessage", shop, 1, Failure.tooManyRequests(30));
        outbound.awaitAttempts(outbound.send(Messages.text("n0").in(shop, 45).build()), 1);
        IntStream.range(1, 100).forEach(i -> outbound.send(Messages.text("n" + i).in(shop, 45).build()));

        CLOCK.advance(Duration.ofSeconds(30));

        await().atMost(SOON).until(() -> TELEGRAM.texts(shop).size() == 100);
        assertThat(TELEGRAM.texts(shop)).isEqualTo(IntStream.range(0, 100).mapToObj(i -> "n" + i).toList());
    }

    @Test
    void aBodyThatCanNotBeReadIsADeadLetterAtOnceAndFreesItsRoom() {
        TELEGRAM.fail("sendMessage", shop, 1, Failure.tooManyRequests(30));
        outbound.awaitAttempts(outbound.send(Messages.text("first").in(shop, 45).build()), 1);
        var broken = List.of("{\"text\":", "null", "{}", "{\"room\":7}").stream().map(body -> {
            var id = outbound.send(Messages.text("broken").in(shop, 45).build());
            outbound.jdbc().sql("update message set body = :body where id = :id").param("body", body).param("id", id)
                    .update();
            return id;
        }).toList();
        var behind = outbound.send(Messages.text("behind").in(shop, 45).build());

        CLOCK.advance(Duration.ofSeconds(30));

        outbound.awaitState(behind, "sent");
        assertThat(TELEGRAM.texts(shop)).containsExactly("first", "behind");
        assertThat(deadLettersOf(broken)).hasSize(4).allSatisfy(
                letter -> assertThat(letter.reason()).contains("stored", "can't be read", "new idempotencyKey"));
        broken.forEach(outbound.messages()::cancel);
    }

    private static List<DeadLetter> deadLettersOf(List<String> ids) {
        return outbound.deadLetters().list(null, 200).items().stream()
                .filter(letter -> ids.contains(letter.message().id())).toList();
    }

    @Test
    void whatIsForAnotherAccountIsNotSentByTheOnlyBot() {
        var room = new Room("telegram", "second-bot", Long.toString(shop.id()), "45");

        var id = outbound.send(Messages.text("not by this bot").in(room).build());

        outbound.awaitState(id, "dead");
        assertThat(TELEGRAM.texts(shop)).isEmpty();
        assertThat(deadLettersOf(List.of(id))).singleElement()
                .satisfies(letter -> assertThat(letter.reason()).contains("room.account"));
        outbound.messages().cancel(id);
    }

    @Test
    void aPausedForumWaitsInAllItsTopicsAndOthersDoNot() {
        var other = nextForum();
        TELEGRAM.fail("sendMessage", shop, 1, Failure.tooManyRequests(30));
        var held = outbound.send(Messages.text("held").in(shop, 45).build());
        outbound.awaitAttempts(held, 1);

        var neighbour = outbound.send(Messages.text("same forum").in(shop, 46).build());
        outbound.awaitState(outbound.send(Messages.text("elsewhere").in(other, 45).build()), "sent");

        assertThat(outbound.get(neighbour).attempts()).isEmpty();
        CLOCK.advance(Duration.ofSeconds(29));
        outbound.awaitState(outbound.send(Messages.text("elsewhere again").in(other, 45).build()), "sent");
        assertThat(TELEGRAM.texts(shop)).isEmpty();
        CLOCK.advance(Duration.ofSeconds(1));
        outbound.awaitState(held, "sent");
        outbound.awaitState(neighbour, "sent");
        assertThat(outbound.get(held).attempts()).extracting(Message.Attempt::outcome).containsExactly("deferred",
                "sent");
    }

    @Test
    void serverErrorsUseUpTheTriesAndTheLaneGoesOn() {
        TELEGRAM.fail("sendMessage", shop, 7, Failure.serverError());
        var failing = outbound.send(Messages.text("failing").in(shop).build());
        var behind = outbound.send(Messages.text("behind").in(shop).build());

        for (var tries = 1; tries < 7; tries++) {
            outbound.awaitAttempts(failing, tries);
            assertThat(outbound.get(failing).nextAttempt())
                    .isBetween(CLOCK.instant().plusSeconds(1L << tries), CLOCK.instant().plusMillis(1_250L << tries));
            CLOCK.advance(Duration.ofMillis(1_250L << tries));
        }

        outbound.awaitState(failing, "dead");
        outbound.awaitState(behind, "sent");
        assertThat(letter(failing).reason()).contains("500").contains("7 times");
        assertThat(TELEGRAM.texts(shop)).containsExactly("behind");
    }

    @Test
    void aPauseLongerThanFifteenMinutesIsObeyedAndKeepsTheOrder() {
        TELEGRAM.fail("sendMessage", shop, 1, Failure.tooManyRequests(3_600));
        var head = outbound.send(Messages.text("head").in(shop).build());
        outbound.awaitAttempts(head, 1);
        var behind = outbound.send(Messages.text("behind").in(shop).build());

        CLOCK.advance(Duration.ofMinutes(15));
        CLOCK.advance(Duration.ofMinutes(44));
        assertThat(TELEGRAM.calls("sendMessage")).hasSize(1);
        CLOCK.advance(Duration.ofMinutes(1));

        outbound.awaitState(head, "sent");
        outbound.awaitState(behind, "sent");
        assertThat(TELEGRAM.texts(shop)).containsExactly("head", "behind");
    }

    @Test
    void aLostAnswerLeadsToARepeatThatIsCounted() {
        var before = repeats();
        TELEGRAM.fail("sendMessage", shop, 1, Failure.loseTheAnswer());
        var id = outbound.send(Messages.text("perhaps twice").in(shop).build());

        var unsure = outbound.awaitAttempts(id, 1);
        assertThat(unsure.repeats()).isZero();
        CLOCK.advance(Duration.ofSeconds(3));

        var message = outbound.awaitState(id, "sent");
        assertThat(message.repeats()).isEqualTo(1);
        assertThat(message.attempts()).extracting(Message.Attempt::outcome).containsExactly("unknown", "sent");
        assertThat(TELEGRAM.texts(shop)).containsExactly("perhaps twice", "perhaps twice");
        assertThat(repeats() - before).isEqualTo(1);
    }

    @Test
    void aRefusalAfterALostAnswerIsNoRepeat() {
        TELEGRAM.fail("sendMessage", shop, 1, Failure.loseTheAnswer());
        TELEGRAM.fail("sendMessage", shop, 1, Failure.tooManyRequests(5));
        var id = outbound.send(Messages.text("perhaps").in(shop).build());
        outbound.awaitAttempts(id, 1);
        CLOCK.advance(Duration.ofSeconds(3));
        assertThat(outbound.awaitAttempts(id, 2).repeats()).isZero();

        CLOCK.advance(Duration.ofSeconds(5));

        assertThat(outbound.awaitState(id, "sent").repeats()).isEqualTo(1);
    }

    @Test
    void anOutcomeThatCouldNotBeRecordedIsUnknown() {
        TELEGRAM.fail("sendMessage", shop, 1, Failure.tooManyRequests(5));
        var id = outbound.send(Messages.text("unrecorded").in(shop).build());
        outbound.awaitAttempts(id, 1);
        outbound.jdbc().sql("update message set state = 'sending' where id = :id").param("id", id).update();

        CLOCK.advance(Duration.ofSeconds(5));

        assertThat(outbound.awaitState(id, "sent").repeats()).isEqualTo(1);
    }

    @Test
    void theFirstSuccessReleasesWhoWaitedForThePlatform() {
        var other = nextForum();
        TELEGRAM.fail("sendMessage", other, 4, Failure.badGateway());
        var waiting = outbound.send(Messages.text("waiting").in(other).build());
        outbound.awaitAttempts(waiting, 1);
        for (var tries = 2; tries <= 4; tries++) {
            CLOCK.advance(Duration.ofMillis(1_250L << (tries - 1)));
            outbound.awaitAttempts(waiting, tries);
        }

        outbound.awaitState(outbound.send(Messages.text("it works again").in(shop).build()), "sent");

        outbound.awaitState(waiting, "sent");
    }

    @Test
    void anExpiredMessageIsNotSentAndHoldsNobody() {
        TELEGRAM.fail("sendMessage", shop, 1, Failure.tooManyRequests(60));
        var head = outbound.send(Messages.text("head").in(shop).expiresAt(CLOCK.instant().plusSeconds(30)).build());
        outbound.awaitAttempts(head, 1);
        var behind = outbound.send(Messages.text("behind").in(shop).build());

        CLOCK.advance(Duration.ofSeconds(60));

        outbound.awaitState(head, "expired");
        outbound.awaitState(behind, "sent");
        assertThat(TELEGRAM.texts(shop)).containsExactly("behind");
    }

    @Test
    void aWithdrawnMessageIsNotSent() {
        TELEGRAM.fail("sendMessage", shop, 1, Failure.serverError());
        var head = outbound.send(Messages.text("head").in(shop).build());
        outbound.awaitAttempts(head, 1);
        var second = outbound.send(Messages.text("second").in(shop).build());
        var third = outbound.send(Messages.text("third").in(shop).build());

        outbound.messages().cancel(second);
        assertThat(outbound.get(third).attempts()).isEmpty();
        outbound.messages().cancel(head);
        outbound.messages().cancel(head);

        outbound.awaitState(third, "sent");
        assertThat(outbound.get(head).state()).isEqualTo(MessageState.CANCELLED);
        assertThat(TELEGRAM.texts(shop)).containsExactly("third");
    }

    @Test
    void aLongTextIsSentInPartsWithTheButtonsOnTheLast() {
        var text = "first ".repeat(650).strip() + "\n\n" + "second ".repeat(500).strip();
        var id = outbound.send(Messages.text(text).in(shop, 45).button("Yes", "yes").replyTo("7").build());

        assertThat(outbound.awaitState(id, "sent").providerIds()).hasSize(2);
        var calls = sentTo(shop);
        assertThat(calls).extracting(BotCall::text).containsExactly("first ".repeat(650).strip(),
                "second ".repeat(500).strip());
        assertThat(calls.get(0).parameter("reply_markup")).isEmpty();
        assertThat(calls.get(0).parameter("reply_parameters")).contains("\"message_id\":7");
        assertThat(calls.get(1).parameter("reply_markup")).contains("\"callback_data\":\"yes\"");
        assertThat(calls.get(1).parameter("reply_parameters")).isEmpty();
    }

    @Test
    void aPartThatIsOutIsNotSentAgain() {
        TELEGRAM.fail("sendMessage", shop, 1, Failure.delay(Duration.ZERO));
        TELEGRAM.fail("sendMessage", shop, 1, Failure.serverError());
        var id = outbound.send(Messages.text("a".repeat(5_000)).in(shop).build());
        var half = outbound.awaitAttempts(id, 2);
        assertThat(half.providerIds()).hasSize(1);
        assertThatExceptionOfType(HttpClientErrorException.Conflict.class)
                .isThrownBy(() -> outbound.messages().cancel(id));

        CLOCK.advance(Duration.ofSeconds(3));

        outbound.awaitState(id, "sent");
        assertThat(TELEGRAM.texts(shop)).containsExactly("a".repeat(4_096), "a".repeat(904));
    }

    @Test
    void aBlockedBotIsAReasonForTheDeadLettersAndAReplayKeepsTheId() {
        TELEGRAM.fail("sendMessage", shop, 1, Failure.kicked());
        var id = outbound.send(Messages.text("are you there").in(shop).build());
        outbound.awaitState(id, "dead");
        assertThat(letter(id).reason()).contains("kicked");

        var replayed = outbound.deadLetters().replay(id).getBody();

        assertThat(replayed).isNotNull().extracting("id").isEqualTo(id);
        assertThat(outbound.awaitState(id, "sent").attempts()).extracting(Message.Attempt::outcome)
                .containsExactly("refused", "sent");
        assertThatExceptionOfType(HttpClientErrorException.NotFound.class)
                .isThrownBy(() -> outbound.deadLetters().replay(id));
    }

    @Test
    void deadLettersAreListedPageByPageAndCanBeThrownAway() {
        TELEGRAM.fail("sendMessage", shop, 3, Failure.blocked());
        var ids = IntStream.range(0, 3).mapToObj(i -> outbound.send(Messages.text("x" + i).in(shop).build())).toList();
        ids.forEach(id -> outbound.awaitState(id, "dead"));
        outbound.messages().cancel(ids.get(1));

        var listed = await().until(DeliverMessageTests::allDeadLetters, letters -> !letters.isEmpty()).stream()
                .map(letter -> letter.message().id()).toList();

        assertThat(listed).containsSubsequence(ids.get(0), ids.get(2)).doesNotContain(ids.get(1));
        assertThatExceptionOfType(HttpClientErrorException.BadRequest.class)
                .isThrownBy(() -> outbound.deadLetters().list("x", null));
        assertThatExceptionOfType(HttpClientErrorException.BadRequest.class)
                .isThrownBy(() -> outbound.deadLetters().list(null, 201));
    }

    @Test
    void whatWasSentIsRecordedOnceTheDatabaseTakesIt() {
        outbound.jdbc().sql("create trigger full before update on message when new.state = 'sent'"
                + " begin select raise(abort, 'the disk is full'); end").update();
        var first = outbound.send(Messages.text("first").in(shop).build());
        TELEGRAM.awaitMessage(shop, SOON, "first");
        outbound.send(Messages.text("second").in(shop).build());
        TELEGRAM.awaitMessage(shop, SOON, "second");
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(outbound.get(first).state()).isEqualTo(MessageState.ACCEPTED);

        outbound.jdbc().sql("drop trigger full").update();

        await().atMost(SOON).untilAsserted(() -> {
            CLOCK.advance(Duration.ofSeconds(1));
            assertThat(outbound.get(first).state()).isEqualTo(MessageState.SENT);
        });
        assertThat(outbound.get(first).attempts()).hasSize(1);
        assertThat(sentTo(shop)).extracting(BotCall::text).containsExactly("first", "second");
    }

    @Test
    void aChannelThatIsOffKeepsItsMessagesAsDeadLetters() {
        var id = outbound.send(Messages.text("x").in(Room.of("slack", "C1")).build());

        outbound.awaitState(id, "dead");
        assertThat(letter(id).reason()).contains("slack is off");
    }

    @Test
    void typingNobodyCanSeeAnyMoreIsDropped() {
        TELEGRAM.fail("sendChatAction", shop, 1, Failure.serverError());
        var failed = outbound.send(Messages.text("").in(shop).kind(MessageKind.TYPING).build());
        outbound.awaitState(failed, "expired");
        TELEGRAM.fail("sendMessage", shop, 1, Failure.delay(Duration.ofSeconds(1)));
        outbound.send(Messages.text("head").in(shop, 45).build());
        var late = outbound.send(Messages.text("").in(shop, 45).kind(MessageKind.TYPING).build());

        CLOCK.advance(Duration.ofSeconds(8));

        outbound.awaitState(late, "expired");
        assertThat(TELEGRAM.calls("sendChatAction")).hasSize(1);
    }

    private List<String> textsIn(long thread) {
        return sentTo(shop).stream().filter(call -> Long.valueOf(thread).equals(call.thread())).map(BotCall::text)
                .toList();
    }

    private static List<BotCall> sentTo(TelegramChat chat) {
        return TELEGRAM.calls("sendMessage").stream()
                .filter(call -> call.ok() && call.chat().equals(Long.toString(chat.id()))).toList();
    }

    private static DeadLetter letter(String id) {
        return allDeadLetters().stream().filter(letter -> letter.message().id().equals(id)).findFirst().orElseThrow();
    }

    private static List<DeadLetter> allDeadLetters() {
        var all = new ArrayList<DeadLetter>();
        var page = outbound.deadLetters().list(null, 2);
        all.addAll(page.items());
        while (page.next() != null) {
            page = outbound.deadLetters().list(page.next(), 2);
            all.addAll(page.items());
        }
        return all;
    }

    private static double repeats() {
        return outbound.bean(MeterRegistry.class).get("tar.outbound.repeats").counter().count();
    }
}
