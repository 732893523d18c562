package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Priority;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.BotCall;
import com.tarcommerce.testsupport.telegram.Failure;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.client.HttpClientErrorException;

/** What is said while something is worked on, and what replaces it, which names it by our id. */
class ProgressTests {
    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final BotApiStandIn telegram = BotApiStandIn.start().add(shop);

    @TempDir
    Path directory;

    private RunningOutbound outbound;

    @BeforeEach
    void start() {
        outbound = RunningOutbound.start(directory, telegram, clock);
    }

    @AfterEach
    void stop() {
        if (outbound != null) {
            outbound.close();
        }
        telegram.close();
    }

    @Test
    void progressIsReplacedInTheChatByTheEditThatNamesIt() {
        var progress = outbound.send(progress("reading…").build());
        var said = outbound.awaitState(progress, "sent").providerIds().getFirst();

        var answer = outbound.send(answer(progress).button("Add", "b1").build());

        assertThat(outbound.awaitState(answer, "sent").providerIds()).containsExactly(said);
        assertThat(telegram.calls("editMessageText")).singleElement().satisfies(edit -> {
            assertThat(edit.parameter("message_id")).isEqualTo(said);
            assertThat(edit.text()).isEqualTo("24 of milk");
            assertThat(edit.button("Add")).contains("b1");
        });
        assertThat(telegram.calls("sendMessage")).singleElement().extracting(BotCall::thread).isEqualTo(45L);
    }

    @Test
    void anEditThatComesWhileItsMessageIsOutWaitsForIt() {
        telegram.fail("sendMessage", shop, 1, Failure.delay(Duration.ofMillis(500)));
        var progress = outbound.send(progress("reading…").build());
        var answer = outbound.send(answer(progress).build());

        var edited = outbound.awaitState(answer, "sent").providerIds();

        assertThat(edited).isEqualTo(outbound.get(progress).providerIds());
        assertThat(telegram.calls("editMessageText")).hasSize(1);
    }

    @Test
    void afterARestartTheEditStillFindsItsMessage() {
        var progress = outbound.send(progress("reading…").build());
        var said = outbound.awaitState(progress, "sent").providerIds();
        outbound.close();
        outbound = RunningOutbound.start(directory, telegram, clock);

        assertThat(outbound.send(progress("reading…").build())).isEqualTo(progress);
        var answer = outbound.send(answer(progress).build());

        assertThat(outbound.awaitState(answer, "sent").providerIds()).isEqualTo(said);
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @Test
    void whatNeverGotThereIsReplacedByAMessageOfItsOwn() {
        telegram.fail("sendMessage", shop, 1, Failure.tooManyRequests(30));
        var progress = outbound.send(progress("reading…").build());
        outbound.awaitState(progress, "expired");
        var answer = outbound.send(answer(progress).build());

        clock.advance(Duration.ofSeconds(30));

        outbound.awaitState(answer, "sent");
        assertThat(telegram.texts(shop)).containsExactly("24 of milk");
        assertThat(telegram.calls("editMessageText")).isEmpty();
    }

    @Test
    void anEditWithoutATextTakesProgressAway() {
        var progress = outbound.send(progress("reading…").build());
        var said = outbound.awaitState(progress, "sent").providerIds().getFirst();

        outbound.awaitState(outbound.send(nothing(progress).build()), "sent");
        outbound.awaitState(outbound.send(nothing(progress).build()), "sent");

        assertThat(telegram.calls("deleteMessage")).hasSize(2).first()
                .satisfies(call -> assertThat(call.parameter("message_id")).isEqualTo(said));
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @Test
    void ofWhatNeverGotThereNothingIsTakenAway() {
        telegram.fail("sendMessage", shop, 1, Failure.blocked());
        var progress = outbound.send(progress("reading…").build());
        outbound.awaitState(progress, "expired");

        outbound.awaitState(outbound.send(nothing(progress).build()), "sent");

        assertThat(telegram.calls()).extracting(BotCall::method).containsExactly("sendMessage");
    }

    @Test
    void progressThatIsRefusedIsNoDeadLetter() {
        telegram.fail("sendMessage", shop, 1, Failure.blocked());
        var progress = outbound.send(progress("reading…").build());

        outbound.awaitState(progress, "expired");

        assertThat(outbound.deadLetters().list(null, null).items()).isEmpty();
    }

    @Test
    void progressWhoseAnswerWaitsBehindItIsNotSaid() {
        telegram.fail("sendMessage", shop, 1, Failure.tooManyRequests(5));
        var before = outbound.send(Messages.text("before").in(shop, 45).priority(Priority.REPLY).build());
        outbound.awaitAttempts(before, 1);
        var progress = outbound.send(progress("reading…").build());
        var other = outbound.send(progress("looking…").key("other").build());
        var answer = outbound.send(answer(progress).build());

        clock.advance(Duration.ofSeconds(5));

        outbound.awaitState(answer, "sent");
        assertThat(outbound.get(progress).providerIds()).isEmpty();
        assertThat(outbound.get(other).providerIds()).hasSize(1);
        assertThat(telegram.texts(shop)).containsExactly("before", "looking…", "24 of milk");
    }

    @Test
    void progressThatMayStandThereIsSaidAgainSoThatItsAnswerTakesThePlaceOfThat() {
        telegram.fail("sendMessage", shop, 1, Failure.loseTheAnswer());
        var progress = outbound.send(progress("reading…").build());
        outbound.awaitAttempts(progress, 1);
        var answer = outbound.send(answer(progress).build());

        clock.advance(Duration.ofSeconds(3));

        assertThat(outbound.awaitState(answer, "sent").providerIds())
                .isEqualTo(outbound.get(progress).providerIds()).hasSize(1);
        assertThat(telegram.calls("editMessageText")).hasSize(1);
    }

    @Test
    void aReplyMayNameOurMessageToo() {
        var question = outbound.send(Messages.text("how many?").in(shop, 45).build());
        var said = outbound.awaitState(question, "sent").providerIds().getFirst();

        outbound.awaitState(outbound.send(Messages.text("?").in(shop, 45).replyTo(question).build()), "sent");

        assertThat(telegram.calls("sendMessage").getLast().parameter("reply_parameters")).contains(said);
    }

    @Test
    void aMessageOfAnotherShopOrChatCanNotBeNamed() {
        var foreign = outbound.send(Messages.text("theirs").in(shop, 45).build("another"));
        outbound.awaitState(foreign, "sent");

        outbound.awaitState(outbound.send(answer(foreign).build()), "dead");

        assertThat(telegram.calls("editMessageText")).isEmpty();
    }

    @Test
    void whereNothingCanBeEditedProgressIsNotSaidAndTheAnswerIsAMessage() {
        var person = new Room("whatsapp", "106540352242922", "919876543210", null);

        var progress = outbound.send(progress("reading…").in(person).build());

        assertThat(outbound.awaitState(progress, "sent").providerIds()).isEmpty();
    }

    @Test
    void aSignOfTypingThatIsNotAnsweredKeepsItsRoomForTwoSecondsOnly() {
        telegram.fail("sendChatAction", shop, 1, Failure.delay(Duration.ofSeconds(12)));
        var sign = outbound.send(Messages.text("").in(shop, 45).kind(MessageKind.TYPING).build());

        var answer = outbound.send(Messages.text("24 of milk").in(shop, 45).priority(Priority.REPLY).build());

        await().atMost(Duration.ofSeconds(6)).until(() -> outbound.get(answer).state().wire().equals("sent"));
        outbound.awaitState(sign, "expired");
    }

    @Test
    void progressHasWordsAndNoButtons() {
        assertThatThrownBy(() -> outbound.send(progress(" ").build()))
                .isInstanceOf(HttpClientErrorException.BadRequest.class);
        assertThatThrownBy(() -> outbound.send(progress("reading…").button("Stop", "b").build()))
                .isInstanceOf(HttpClientErrorException.BadRequest.class);
    }

    private Messages progress(String text) {
        return Messages.text(text).key("progress:7").in(shop, 45).kind(MessageKind.PROGRESS).priority(Priority.REPLY);
    }

    private Messages nothing(String replaced) {
        return Messages.text("").in(shop, 45).kind(MessageKind.EDIT).replyTo(replaced).priority(Priority.REPLY);
    }

    private Messages answer(String replaced) {
        return Messages.text("24 of milk").in(shop, 45).kind(MessageKind.EDIT).replyTo(replaced)
                .priority(Priority.REPLY);
    }
}
