package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Paused;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For how long a message holds its room and is tried, whatever happens in between. */
class PatienceTests {
    private static final Room ORDERS = Room.of("slack", "C1");
    private static final Deferred AWAY = new Deferred(false, "no connection");

    private final Outage outage = new Outage();
    private final SettableClock clock = outage.clock();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        outage.close();
    }

    @Test
    void aRestartInBetweenMakesTheFifteenMinutesNoLonger() {
        outage.fails("poison", AWAY);
        String poison;
        String behind;
        try (var outbound = outage.begin(directory)) {
            poison = outbound.send(Messages.text("poison").in(ORDERS).build());
            outbound.awaitAttempts(poison, 1);
            behind = outbound.send(Messages.text("behind").in(ORDERS).build());
            // Its next try would be after 17 minutes.
            outage.tryFor(outbound, poison, Duration.ofMinutes(8));
        }
        try (var outbound = outage.begin(directory)) {
            outage.advanceTo(Duration.ofMinutes(15).minusSeconds(1));
            assertThat(outage.texts()).isEmpty();
            clock.advance(Duration.ofSeconds(1));

            outbound.awaitState(behind, "sent");
            assertThat(outbound.get(poison).state().wire()).isEqualTo("accepted");
        }
    }

    @Test
    void aRestartInBetweenMakesTheSevenDaysNoLongerAndAReplayBeginsAnew() {
        outage.fails("poison", AWAY);
        String poison;
        try (var outbound = outage.begin(directory)) {
            poison = outbound.send(Messages.text("poison").in(ORDERS).build());
            outage.tryFor(outbound, poison, Duration.ofMinutes(16));
        }
        try (var outbound = outage.begin(directory)) {
            var tries = outbound.get(poison).attempts().size();
            outage.advanceTo(Duration.ofDays(7).minusSeconds(1));
            outbound.awaitAttempts(poison, tries + 1);
            assertThat(outbound.get(poison).state().wire()).isEqualTo("accepted");
            outage.tryUntilDead(outbound, poison);
            assertThat(clock.instant()).isBefore(outage.start().plus(Duration.ofDays(7)).plusSeconds(1_300));

            tries = outbound.get(poison).attempts().size();
            outbound.deadLetters().replay(poison);
            outbound.awaitAttempts(poison, tries + 1);

            assertThat(outbound.get(poison).state().wire()).isEqualTo("accepted");
            outage.heals("poison");
            outage.tryAgain(outbound, poison);
            outbound.awaitState(poison, "sent");
        }
    }

    @Test
    void aMessageOfWhichAPartIsOutStandsAsideToo() {
        try (var outbound = outage.begin(directory)) {
            outage.fails("second part", AWAY);
            var halfOut = outbound.send(Messages.text("first part|second part").in(ORDERS).build());
            outbound.awaitAttempts(halfOut, 2);
            var behind = outbound.send(Messages.text("behind").in(ORDERS).build());

            outage.tryFor(outbound, halfOut, Duration.ofMinutes(15));
            outbound.awaitState(behind, "sent");
            outage.heals("second part");
            outage.tryAgain(outbound, halfOut);

            outbound.awaitState(halfOut, "sent");
            assertThat(outage.texts()).containsExactly("first part", "behind", "second part");
        }
    }

    @Test
    void aPauseOfMoreThanFifteenMinutesKeepsTheOrderAcrossARestartToo() {
        outage.fails("first", new Paused(Duration.ofMinutes(40), "too many"));
        String first;
        String second;
        try (var outbound = outage.begin(directory)) {
            first = outbound.send(Messages.text("first").in(ORDERS).build());
            outbound.awaitAttempts(first, 1);
            second = outbound.send(Messages.text("second").in(ORDERS).build());
            outage.heals("first");
            outage.advanceTo(Duration.ofMinutes(20));
        }
        try (var outbound = outage.begin(directory)) {
            outage.advanceTo(Duration.ofMinutes(40).minusSeconds(1));
            outbound.awaitState(outbound.send(Messages.text("elsewhere").in(Room.of("slack", "C2")).build()), "sent");
            assertThat(outage.texts()).containsExactly("elsewhere");
            clock.advance(Duration.ofSeconds(1));

            outbound.awaitState(second, "sent");
            assertThat(outbound.get(first).attempts()).hasSize(2);
            assertThat(outage.texts()).containsExactly("elsewhere", "first", "second");
        }
    }

    @Test
    void answersBringBackWhatStandsAsideAtMostOnceAMinute() {
        try (var outbound = outage.begin(directory)) {
            outage.fails("poison", AWAY);
            var poison = outbound.send(Messages.text("poison").in(ORDERS).build());
            outage.tryFor(outbound, poison, Duration.ofMinutes(16));
            clock.advance(Duration.ofSeconds(11));
            var tries = outbound.get(poison).attempts().size();

            outbound.awaitState(outbound.send(Messages.text("1").in(Room.of("slack", "C2")).build()), "sent");
            outbound.awaitAttempts(poison, tries + 1);
            clock.advance(Duration.ofSeconds(59));
            outbound.awaitState(outbound.send(Messages.text("2").in(Room.of("slack", "C2")).build()), "sent");
            assertThat(outbound.get(poison).attempts()).hasSize(tries + 1);
            clock.advance(Duration.ofSeconds(1));
            outbound.awaitState(outbound.send(Messages.text("3").in(Room.of("slack", "C2")).build()), "sent");

            outbound.awaitAttempts(poison, tries + 2);
        }
    }

    @Test
    void whatIsNeverAnsweredIsRepeatedLessAndLessOftenAndIsADeadLetterThatMayHaveArrived() {
        outage.fails("perhaps", new Unknown("the answer was lost"));
        try (var outbound = outage.begin(directory)) {
            var perhaps = outbound.send(Messages.text("perhaps").in(ORDERS).build());

            outage.tryFor(outbound, perhaps, Duration.ofDays(1));
            assertThat(outbound.get(perhaps).attempts()).hasSizeBetween(14, 19);
            outage.tryUntilDead(outbound, perhaps);

            var dead = outbound.get(perhaps);
            assertThat(dead.attempts()).hasSizeBetween(40, 55).extracting("outcome").containsOnly("unknown");
            assertThat(clock.instant()).isBefore(outage.start().plus(Duration.ofDays(7)).plus(Duration.ofHours(6)));
        }
    }

    @Test
    void whatMayHaveArrivedIsWithdrawnAndNotSentOnceMore() {
        outage.fails("nudge", new Unknown("the answer was lost"));
        try (var outbound = outage.begin(directory)) {
            var nudge = outbound.send(Messages.text("nudge").in(ORDERS).build());
            outbound.awaitAttempts(nudge, 1);
            outage.heals("nudge");

            outbound.messages().cancel(nudge);
            clock.advance(Duration.ofHours(1));
            outbound.awaitState(outbound.send(Messages.text("next").in(ORDERS).build()), "sent");

            assertThat(outbound.get(nudge).state().wire()).isEqualTo("cancelled");
            assertThat(outage.texts()).containsExactly("next");
        }
    }
}
