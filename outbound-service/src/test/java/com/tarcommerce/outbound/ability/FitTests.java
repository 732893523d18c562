package com.tarcommerce.outbound.ability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tarcommerce.common.contract.message.Button;
import com.tarcommerce.common.contract.message.MessageKind;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.problem.ProblemException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FitTests {
    private static final Room TELEGRAM = new Room("telegram", null, "-1001", "45");
    private static final Room SLACK = new Room("slack", null, "C1", "1.5");
    private static final Room GROUP = new Room("whatsapp", "bridge", "1@g.us", null);
    private static final Room PERSON = new Room("whatsapp", "106540352242922", "919876543210", null);

    @Test
    void typingIsShownWhereItCanBeAndIsNothingElsewhere() {
        assertThat(Fit.of(message(TELEGRAM, MessageKind.TYPING, "", null))).isPresent();
        assertThat(Fit.of(message(GROUP, MessageKind.TYPING, "", null))).isPresent();
        assertThat(Fit.of(message(PERSON, MessageKind.TYPING, "", "wamid.1"))).isPresent();
        assertThat(Fit.of(message(PERSON, MessageKind.TYPING, "", null))).as("shown to nobody").isEmpty();
        assertThat(Fit.of(message(PERSON, MessageKind.PROGRESS, "reading…", null))).isEmpty();
        assertThat(Fit.of(message(SLACK, MessageKind.TYPING, "", null))).isEmpty();
    }

    @Test
    void progressIsSaidWhereAnEditCanTakeItsPlaceAndIsTypingElsewhere() {
        assertThat(List.of(TELEGRAM, SLACK, GROUP)).allSatisfy(room -> assertThat(
                Fit.of(message(room, MessageKind.PROGRESS, "reading…", null)))
                .contains(message(room, MessageKind.MESSAGE, "reading…", null)));
        assertThat(Fit.of(message(PERSON, MessageKind.PROGRESS, "reading…", "wamid.1")))
                .contains(message(PERSON, MessageKind.TYPING, "reading…", "wamid.1"));
    }

    @Test
    void anEditWhereNothingCanBeChangedIsAMessageOfItsOwn() {
        var edit = message(PERSON, MessageKind.EDIT, "Removed.", "wamid.1");

        assertThat(Fit.of(edit)).contains(message(PERSON, MessageKind.MESSAGE, "Removed.", null));
        assertThat(Fit.of(message(GROUP, MessageKind.EDIT, "Removed.", "3EB0")).orElseThrow().kind())
                .isEqualTo(MessageKind.EDIT);
    }

    @Test
    void anAnswerToAPressIsANoteOrAMessageAndASilentOneOnlyWhereThePressWaits() {
        assertThat(Fit.of(message(GROUP, MessageKind.CALLBACK_ANSWER, "Too late", "p")))
                .contains(message(GROUP, MessageKind.MESSAGE, "Too late", null));
        assertThat(Fit.of(message(SLACK, MessageKind.CALLBACK_ANSWER, "Too late", "U1:t")).orElseThrow().kind())
                .isEqualTo(MessageKind.CALLBACK_ANSWER);
        assertThat(Fit.of(message(TELEGRAM, MessageKind.CALLBACK_ANSWER, "", "p"))).isPresent();
        assertThat(Fit.of(message(SLACK, MessageKind.CALLBACK_ANSWER, "", "U1:t"))).isEmpty();
        assertThat(Fit.of(message(PERSON, MessageKind.CALLBACK_ANSWER, "", "p"))).isEmpty();
    }

    @Test
    void whereNoMessageCanPointAtAnotherItStandsWithoutThat() {
        assertThat(Fit.of(message(SLACK, MessageKind.MESSAGE, "4 left", "1.5")).orElseThrow().replyTo()).isNull();
        assertThat(Fit.of(message(PERSON, MessageKind.MESSAGE, "4 left", "wamid.1")).orElseThrow().replyTo())
                .isEqualTo("wamid.1");
    }

    @Test
    void moreButtonsThanAChannelHasAreRefusedWithANumber() {
        assertThatCode(() -> Fit.check(asking(PERSON, 10))).doesNotThrowAnyException();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Fit.check(asking(PERSON, 11)))
                .withMessageContaining("Cloud API").withMessageContaining("at most 10");
        assertThatCode(() -> Fit.check(asking(GROUP, 11))).doesNotThrowAnyException();
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> Fit.check(asking(TELEGRAM, 101)));
    }

    @Test
    void aThreadWhereThereAreNoneIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Fit.check(message(GROUP.inThread("7"), MessageKind.MESSAGE, "x", null)))
                .withMessageContaining("room.thread");
        assertThatCode(() -> Fit.check(message(SLACK, MessageKind.MESSAGE, "x", null))).doesNotThrowAnyException();
    }

    @Test
    void rowsThatAreTooWideGoOnBelow() {
        var row = IntStream.range(0, 20).mapToObj(i -> new Button("b" + i, "id" + i)).toList();

        assertThat(Abilities.TELEGRAM.buttons().rows(List.of(row))).extracting(List::size).containsExactly(8, 8, 4);
        assertThat(Abilities.TELEGRAM.buttons().rows(List.of(List.of()))).isEmpty();
    }

    private static SendMessage message(Room room, MessageKind kind, String text, @Nullable String replyTo) {
        return new SendMessage("key", "shop", room, kind, text, "plain", null, replyTo, null, null, null);
    }

    private static SendMessage asking(Room room, int buttons) {
        var rows = IntStream.range(0, buttons).mapToObj(i -> List.of(new Button("b" + i, "id" + i))).toList();
        return new SendMessage("key", "shop", room, MessageKind.MESSAGE, "Which?", "plain", rows, null, null, null,
                null);
    }
}
