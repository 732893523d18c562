package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that is away for long, for all or for one message, with few rooms. */
class OutageTests {
    private static final Room ORDERS = Room.of("slack", "C1");
    private static final Deferred AWAY = new Deferred(false, "no connection");
    private static final Unknown LOST = new Unknown("the answer was lost");

    private final Outage outage = new Outage();
    private final SettableClock clock = outage.clock();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        outage.close();
    }

    @Test
    void theOnlyMessageOfTheOnlyRoomIsSentOnceAnOutageOfAnHourEnds() {
        try (var outbound = outage.begin(directory)) {
            outage.fails("paid", AWAY);
            var id = outbound.send(Messages.text("paid").in(ORDERS).build());
            outage.tryFor(outbound, id, Duration.ofHours(1));

            outage.heals("paid");
            outage.tryAgain(outbound, id);

            assertThat(outbound.awaitState(id, "sent").repeats()).isZero();
            assertThat(outbound.deadLetters().list(null, null).items()).isEmpty();
        }
    }

    @Test
    void whatAlwaysFailsHoldsItsRoomForFifteenMinutesAndIsTriedForSevenDays() {
        try (var outbound = outage.begin(directory)) {
            outage.fails("poison", AWAY);
            var poison = outbound.send(Messages.text("poison").in(ORDERS).build());
            outbound.awaitAttempts(poison, 1);
            var behind = outbound.send(Messages.text("behind").in(ORDERS).build());

            outage.tryFor(outbound, poison, Duration.ofMinutes(8));
            assertThat(outage.texts()).isEmpty();
            clock.advance(Duration.ofMinutes(7));
            outbound.awaitState(behind, "sent");
            var tries = outbound.get(poison).attempts().size();
            clock.advance(Duration.ofDays(6).plusHours(23));
            outbound.awaitAttempts(poison, tries + 1);
            assertThat(outbound.get(poison).state().wire()).isEqualTo("accepted");
            outage.tryUntilDead(outbound, poison);

            assertThat(clock.instant()).isBetween(outage.start().plus(Duration.ofDays(7)),
                    outage.start().plus(Duration.ofDays(7)).plusSeconds(1_300));
            assertThat(outbound.deadLetters().list(null, null).items()).singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).contains("7 days", "no connection"));
        }
    }

    @Test
    void whatStoodAsideGoesFirstOnceThePlatformIsBack() {
        try (var outbound = outage.begin(directory)) {
            List.of("first", "second", "third").forEach(text -> outage.fails(text, AWAY));
            var first = outbound.send(Messages.text("first").in(ORDERS).build());
            outbound.awaitAttempts(first, 1);
            var second = outbound.send(Messages.text("second").in(ORDERS).build());
            var third = outbound.send(Messages.text("third").in(ORDERS).build());
            outage.tryUntil(outbound, first, () -> !outbound.get(second).attempts().isEmpty());
            outage.tryFor(outbound, second, Duration.ofMinutes(5));

            List.of("first", "second", "third").forEach(outage::heals);
            outage.tryAgain(outbound, second);

            outbound.awaitState(third, "sent");
            assertThat(outage.texts()).containsExactly("first", "second", "third");
        }
    }

    @Test
    void anAnswerToAnotherRoomBringsBackWhatStandsAsideUnlessItMayHaveArrived() {
        try (var outbound = outage.begin(directory)) {
            outage.fails("unsent", AWAY);
            outage.fails("perhaps", LOST);
            var unsent = outbound.send(Messages.text("unsent").in(ORDERS).build());
            var perhaps = outbound.send(Messages.text("perhaps").in(Room.of("slack", "C2")).build());
            outage.tryFor(outbound, unsent, Duration.ofMinutes(16));
            outage.tryFor(outbound, perhaps, Duration.ofMinutes(22));
            outage.heals("unsent");
            outage.heals("perhaps");
            var repeats = outbound.get(perhaps).attempts().size();
            // The breaker may have opened.
            clock.advance(Duration.ofSeconds(11));

            outbound.awaitState(outbound.send(Messages.text("works").in(Room.of("slack", "C3")).build()), "sent");

            outbound.awaitState(unsent, "sent");
            assertThat(outbound.get(perhaps).attempts()).hasSize(repeats);
            outage.tryAgain(outbound, perhaps);
            outbound.awaitState(perhaps, "sent");
        }
    }

    @Test
    void aRestartKeepsWhatStandsAside() {
        outage.fails("poison", AWAY);
        String poison;
        try (var outbound = outage.begin(directory)) {
            poison = outbound.send(Messages.text("poison").in(ORDERS).build());
            outage.tryFor(outbound, poison, Duration.ofMinutes(16));
        }
        try (var outbound = outage.begin(directory)) {
            outbound.awaitState(outbound.send(Messages.text("behind").in(ORDERS).build()), "sent");
            outage.heals("poison");

            outage.tryAgain(outbound, poison);

            outbound.awaitState(poison, "sent");
            assertThat(outage.texts()).containsExactly("behind", "poison");
        }
    }

    @Test
    void whatStandsAsideCanBeWithdrawnAndExpires() {
        try (var outbound = outage.begin(directory)) {
            outage.fails("withdrawn", AWAY);
            outage.fails("expires", AWAY);
            var withdrawn = outbound.send(Messages.text("withdrawn").in(ORDERS).build());
            var expires = outbound.send(Messages.text("expires").in(Room.of("slack", "C2"))
                    .expiresAt(clock.instant().plus(Duration.ofMinutes(20))).build());
            outage.tryFor(outbound, withdrawn, Duration.ofMinutes(16));
            outage.heals("withdrawn");
            outage.heals("expires");

            outbound.messages().cancel(withdrawn);
            clock.advance(Duration.ofMinutes(20));

            outbound.awaitState(expires, "expired");
            assertThat(outbound.get(withdrawn).state().wire()).isEqualTo("cancelled");
            assertThat(outage.texts()).isEmpty();
        }
    }
}
