package com.tarcommerce.outbound.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.Membership;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TelegramChannelTests {
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
        outbound.close();
        TELEGRAM.close();
    }

    @AfterEach
    void forget() {
        TELEGRAM.heal();
        TELEGRAM.forgetCalls();
    }

    @Test
    void generalIsSentToWithoutATopic() {
        sent(Messages.text("plain").in(SHOP));
        sent(Messages.text("numbered").in(SHOP, 1));

        assertThat(TELEGRAM.calls("sendMessage")).extracting(BotCall::thread).containsExactly(null, null);
    }

    @Test
    void whatIsForATopicThatIsGoneComesToGeneralWithANote() {
        sent(Messages.text("still here").in(SHOP, 99).button("Ok", "ok"));

        var call = TELEGRAM.calls("sendMessage").getLast();
        assertThat(call.thread()).isNull();
        assertThat(call.text()).isEqualTo("(Topic 99 is gone, so this comes here.)\nstill here");
        assertThat(call.parameter("reply_markup")).contains("ok");
    }

    @Test
    void whatIsForATopicThatIsClosedComesToGeneralWithANote() {
        TELEGRAM.fail("sendMessage", SHOP, 1, Failure.badRequest("TOPIC_CLOSED"));

        sent(Messages.text("Order 7 is paid").in(SHOP, 45));

        var call = TELEGRAM.calls("sendMessage").getLast();
        assertThat(call.thread()).isNull();
        assertThat(call.text()).isEqualTo("(Topic 45 is closed, so this comes here.)\nOrder 7 is paid");
    }

    @Test
    void tooManyAnswersToPressesHoldThoseAndNoMessage() {
        TELEGRAM.fail("answerCallbackQuery", 1, Failure.tooManyRequests(5));
        var note = outbound.send(
                Messages.text("Noted").in(SHOP).kind(MessageKind.CALLBACK_ANSWER).replyTo("press-5").build());
        outbound.awaitAttempts(note, 1);

        sent(Messages.text("not held").in(SHOP));

        CLOCK.advance(Duration.ofSeconds(5));
        outbound.awaitState(note, "sent");
    }

    @Test
    void aPressThatCanNotBeAnsweredIsNobodysToMend() {
        TELEGRAM.fail("answerCallbackQuery", 1, Failure.kicked());

        var note = outbound.send(
                Messages.text("Noted").in(SHOP).kind(MessageKind.CALLBACK_ANSWER).replyTo("press-6").build());

        outbound.awaitState(note, "expired");
    }

    @Test
    void whoAsksForNoPauseAtAllIsGivenASecond() {
        TELEGRAM.fail("sendMessage", SHOP, 1, Failure.tooManyRequests(0));
        var id = outbound.send(Messages.text("again").in(SHOP).build());

        var next = outbound.awaitAttempts(id, 1).nextAttempt();

        assertThat(next).isEqualTo(CLOCK.instant().plusSeconds(1));
        CLOCK.advance(Duration.ofSeconds(1));
        outbound.awaitState(id, "sent");
    }

    @Test
    void aNoteThatDoesNotFitComesFirst() {
        var text = "a".repeat(4_090);
        sent(Messages.text(text + " " + "b".repeat(10)).in(SHOP, 99));

        assertThat(TELEGRAM.texts(SHOP)).containsExactly("(Topic 99 is gone, so this comes here.)", text,
                "b".repeat(10));
    }

    @Test
    void aNoteThatWentFirstIsNotSaidAgainWhenTheTextIsTriedAgain() {
        TELEGRAM.fail("sendMessage", SHOP, 1, Failure.threadNotFound());
        TELEGRAM.fail("sendMessage", SHOP, 1, Failure.delay(Duration.ZERO));
        TELEGRAM.fail("sendMessage", SHOP, 1, Failure.badGateway());
        var text = "a".repeat(4_090);
        var id = outbound.send(Messages.text(text).in(SHOP, 99).build());

        outbound.awaitAttempts(id, 1);
        CLOCK.advance(Duration.ofSeconds(5));

        outbound.awaitState(id, "sent");
        assertThat(TELEGRAM.texts(SHOP)).containsExactly("(Topic 99 is gone, so this comes here.)", text);
    }

    @Test
    void aGroupThatBecameASupergroupIsFollowedAndRemembered() {
        var group = TelegramChat.group(-5, "Small shop");
        var supergroup = TelegramChat.supergroup(-1005, "Small shop");
        TELEGRAM.add(group).add(supergroup);
        TELEGRAM.fail("sendMessage", group, 1, Failure.migratedTo(supergroup.id()));

        sent(Messages.text("one").in(group));
        sent(Messages.text("two").in(group));

        assertThat(TELEGRAM.texts(supergroup)).containsExactly("one", "two");
        assertThat(TELEGRAM.calls("sendMessage")).hasSize(3);
        assertThat(outbound.jdbc().sql("select new_chat from moved_chat where chat = '-5'").query(String.class)
                .single()).isEqualTo("-1005");
    }

    @Test
    void whatIsTakenAwayAfterAGroupMovedTakesNobodyElsesMessageAlong() {
        var group = TelegramChat.group(-9, "Moving shop");
        var supergroup = TelegramChat.supergroup(-1009, "Moving shop");
        TELEGRAM.add(group).add(supergroup);
        var before = sent(Messages.text("I am reading the bill").in(group));
        TELEGRAM.fail("sendMessage", group, 1, Failure.migratedTo(supergroup.id()));
        sent(Messages.text("two").in(group));

        sent(Messages.text("").in(group).kind(MessageKind.EDIT).replyTo(before.getFirst()));

        assertThat(TELEGRAM.calls("deleteMessage")).isEmpty();
    }

    @Test
    void anEditReplacesTheTextAndTheButtons() {
        var message = sent(Messages.text("Sure?").in(SHOP, 45).button("Yes", "yes"));

        sent(Messages.text("Done.").in(SHOP, 45).kind(MessageKind.EDIT).replyTo(message.getFirst()));

        var edit = TELEGRAM.calls("editMessageText").getFirst();
        assertThat(edit.parameter("message_id")).isEqualTo(message.getFirst());
        assertThat(edit.text()).isEqualTo("Done.");
        assertThat(edit.parameter("reply_markup")).isEmpty();
    }

    @Test
    void anEditThatChangesNothingIsSent() {
        var message = sent(Messages.text("Same").in(SHOP));

        var ids = sent(Messages.text("Same").in(SHOP).kind(MessageKind.EDIT).replyTo(message.getFirst()));

        assertThat(TELEGRAM.calls("editMessageText")).extracting(BotCall::status).containsExactly(400);
        assertThat(ids).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID",
            "there is no text in the message to edit"})
    void whatAnEditWouldSayOfAMessageThatIsGoneIsSaidInANewOne(String refusal) {
        var message = sent(Messages.text("Sure?").in(SHOP, 45).button("Yes", "yes"));
        TELEGRAM.fail("editMessageText", SHOP, 1, Failure.badRequest(refusal));

        var ids = sent(Messages.text("Done.").in(SHOP, 45).button("Undo", "undo").kind(MessageKind.EDIT)
                .replyTo(message.getFirst()));

        var call = TELEGRAM.calls("sendMessage").getLast();
        assertThat(call.text()).isEqualTo("Done.");
        assertThat(call.thread()).isEqualTo(45);
        assertThat(call.button("Undo")).contains("undo");
        assertThat(call.parameter("reply_parameters")).isEmpty();
        assertThat(ids).hasSize(1).isNotEqualTo(message);
    }

    /** Numbers begin anew in a supergroup: the old one is another message there. */
    @Test
    void inAGroupThatBecameASupergroupAnEditIsANewMessage() {
        var group = TelegramChat.group(-6, "Small shop");
        var supergroup = TelegramChat.supergroup(-1006, "Small shop");
        TELEGRAM.add(group).add(supergroup);
        var message = sent(Messages.text("Sure?").in(group));
        TELEGRAM.fail("editMessageText", group, 1, Failure.migratedTo(supergroup.id()));

        sent(Messages.text("Done.").in(group).kind(MessageKind.EDIT).replyTo(message.getFirst()));
        sent(Messages.text("Done too.").in(group).kind(MessageKind.EDIT).replyTo(message.getFirst()));

        assertThat(TELEGRAM.texts(supergroup)).containsExactly("Done.", "Done too.");
        assertThat(TELEGRAM.calls("editMessageText")).extracting(BotCall::chat).containsExactly("-6");
        assertThat(TELEGRAM.calls("sendMessage")).filteredOn(BotCall::ok)
                .allSatisfy(call -> assertThat(call.parameter("reply_parameters")).isEmpty());
    }

    @Test
    void anEditThatIsTooLongGoesOnAsAMessage() {
        var message = sent(Messages.text("short").in(SHOP));

        sent(Messages.text("a".repeat(4_096) + "b").in(SHOP).kind(MessageKind.EDIT).replyTo(message.getFirst()));

        assertThat(TELEGRAM.calls("editMessageText")).hasSize(1);
        assertThat(TELEGRAM.texts(SHOP)).containsExactly("short", "b");
    }

    @Test
    void aReplyToAMessageThatIsGoneIsSentWithoutReply() {
        TELEGRAM.fail("sendMessage", SHOP, 1, Failure.badRequest("message to be replied not found"));

        sent(Messages.text("answer").in(SHOP, 45).replyTo("12"));

        assertThat(TELEGRAM.calls("sendMessage")).extracting(call -> call.parameter("reply_parameters"))
                .satisfiesExactly(first -> assertThat(first).contains("12").contains("allow_sending_without_reply"),
                        second -> assertThat(second).isEmpty());
        assertThat(TELEGRAM.calls("sendMessage").getLast().thread()).isEqualTo(45);
    }

    @Test
    void marksBecomeEntitiesAndTheTextStaysPlain() {
        sent(Messages.text("*Milk* is out: 2 * 3 of `A_1` [here](https://example.com/a)").in(SHOP).markdown());

        var call = TELEGRAM.calls("sendMessage").getLast();
        assertThat(call.text()).isEqualTo("Milk is out: 2 * 3 of A_1 here");
        assertThat(call.parameter("parse_mode")).isEmpty();
        assertThat(call.parameter("entities")).contains("\"type\":\"bold\"", "\"type\":\"code\"",
                "\"url\":\"https://example.com/a\"");
    }

    @Test
    void whatTelegramWillNotMarkIsSentWithoutMarks() {
        TELEGRAM.fail("sendMessage", SHOP, 1, Failure.badRequest("can't parse entities: unsupported URL"));

        sent(Messages.text("*x*").in(SHOP).markdown());

        assertThat(TELEGRAM.calls("sendMessage").getLast().parameter("entities")).isEmpty();
    }

    @Test
    void aBoldTextThatIsCutIsBoldOnBothSides() {
        sent(Messages.text("*" + "bold ".repeat(1_000).strip() + "* end").in(SHOP).markdown());

        var calls = TELEGRAM.calls("sendMessage");
        assertThat(calls).hasSize(2).allSatisfy(call -> assertThat(call.parameter("entities"))
                .contains("\"type\":\"bold\"").contains("\"offset\":0"));
        assertThat(calls.getLast().text()).endsWith("bold end");
    }

    /** Telegram counts UTF-16 units, of which such a character has two. */
    @Test
    void aMarkIsWhereItBelongsBehindAnEmoji() {
        sent(Messages.text("😀 *x* 😀😀 _y_").in(SHOP).markdown());
        sent(Messages.text("a".repeat(4_000) + "\n" + "b".repeat(95) + "\n😀 *x*").in(SHOP).markdown());
        sent(Messages.text("😀 *x*").in(SHOP, 99).markdown());

        var calls = TELEGRAM.calls("sendMessage").stream().filter(BotCall::ok).toList();
        assertThat(calls).hasSize(4);
        assertThat(marked(calls.getFirst())).containsExactly("x", "y");
        assertThat(calls.get(2).text()).isEqualTo("😀 x");
        assertThat(marked(calls.get(2))).containsExactly("x");
        assertThat(calls.get(3).text()).startsWith("(Topic 99 is gone").endsWith("\n😀 x");
        assertThat(marked(calls.get(3))).containsExactly("x");
    }

    @Test
    void aTextWithMoreMarksThanTelegramReadsGoesInSeveralMessages() {
        var rows = IntStream.rangeClosed(1, 220).mapToObj(row -> "*Item " + row + "*: " + row + " left")
                .collect(Collectors.joining("\n"));

        sent(Messages.text(rows).in(SHOP).markdown());

        var calls = TELEGRAM.calls("sendMessage");
        assertThat(calls).hasSize(3).allSatisfy(call -> assertThat(marked(call)).hasSizeLessThanOrEqualTo(100));
        assertThat(calls.stream().flatMap(call -> marked(call).stream())).hasSize(220).startsWith("Item 1")
                .endsWith("Item 220");
        assertThat(calls.stream().map(BotCall::text).collect(Collectors.joining("\n")))
                .isEqualTo(rows.replace("*", ""));
    }

    /** The stretches of the text that Telegram would mark. */
    private static List<String> marked(BotCall call) {
        var entities = call.parameter("entities");
        return entities.isEmpty()
                ? List.of()
                : JsonMapper.shared().readTree(entities).valueStream().map(entity -> call.text().substring(
                        entity.path("offset").asInt(), entity.path("offset").asInt() + entity.path("length").asInt()))
                        .toList();
    }

    @Test
    void aPressIsAnsweredAndAnOldPressIsNoError() {
        sent(Messages.text("Noted").in(SHOP).kind(MessageKind.CALLBACK_ANSWER).replyTo("press-1"));
        TELEGRAM.fail("answerCallbackQuery", 1,
                Failure.badRequest("query is too old and response timeout expired or query ID is invalid"));
        var old = outbound.send(
                Messages.text("Noted").in(SHOP).kind(MessageKind.CALLBACK_ANSWER).replyTo("press-2").build());

        outbound.awaitState(old, "expired");
        var answer = TELEGRAM.calls("answerCallbackQuery").getFirst();
        assertThat(answer.parameter("callback_query_id")).isEqualTo("press-1");
        assertThat(answer.text()).isEqualTo("Noted");
        assertThat(outbound.deadLetters().list(null, null).items()).extracting(letter -> letter.message().id())
                .doesNotContain(old);
    }

    @Test
    void typingIsShownInTheTopic() {
        sent(Messages.text("").in(SHOP, 45).kind(MessageKind.TYPING));

        var action = TELEGRAM.calls("sendChatAction").getFirst();
        assertThat(action.parameter("action")).isEqualTo("typing");
        assertThat(action.thread()).isEqualTo(45);
    }

    @Test
    void refusalsOfPeopleAreFinalAndSayWhy() {
        var private1 = TelegramChat.supergroup(-77, "Closed").bot(Membership.LEFT);
        TELEGRAM.add(private1);

        assertRefused(Messages.text("x").in(private1), "bot is not a member");
        assertRefused(Messages.text("x").in(Room.of("telegram", "-404")), "chat not found");
        assertRefused(Messages.text("x").in(Messages.room(SHOP).inThread("soon")), "whole numbers");
    }

    private static void assertRefused(Messages message, String reason) {
        var id = outbound.send(message.build());
        outbound.awaitState(id, "dead");
        assertThat(outbound.deadLetters().list(null, 200).items())
                .filteredOn(letter -> letter.message().id().equals(id)).singleElement()
                .satisfies(letter -> assertThat(letter.reason()).contains(reason));
        assertThat(outbound.get(id).attempts()).hasSize(1);
    }

    private static List<String> sent(Messages message) {
        return outbound.awaitState(outbound.send(message.build()), "sent").providerIds();
    }
}
