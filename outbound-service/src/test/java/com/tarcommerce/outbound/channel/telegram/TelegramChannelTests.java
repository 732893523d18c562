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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramChannelTests {
    private static final TelegramChat SHOP = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private static final BotApiStandIn TELEGRAM = BotApiStandIn.start().add(SHOP);

    @TempDir
    static Path directory;
    static RunningOutbound outbound;

    @BeforeAll
    static void start() {
        outbound = RunningOutbound.start(directory, TELEGRAM, SettableClock.at("2026-03-01T09:00:00Z"));
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
    void aNoteThatDoesNotFitComesFirst() {
        var text = "a".repeat(4_090);
        sent(Messages.text(text + " " + "b".repeat(10)).in(SHOP, 99));

        assertThat(TELEGRAM.texts(SHOP)).containsExactly("(Topic 99 is gone, so this comes here.)", text,
                "b".repeat(10));
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
        assertRefused(Messages.text("x").in(SHOP).kind(MessageKind.EDIT).replyTo("999999"),
                "message to edit not found");
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
