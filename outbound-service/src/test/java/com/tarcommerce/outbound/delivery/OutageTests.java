package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.outbound.delivery.Delivery.Deferred;
import com.tarcommerce.outbound.delivery.Delivery.Sent;
import com.tarcommerce.outbound.delivery.Delivery.Unknown;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that is away for long, for all or for one message, with few rooms. */
class OutageTests {
    private static final Room ORDERS = Room.of("slack", "C1");
    private static final Deferred AWAY = new Deferred(false, "no connection");
    private static final Unknown LOST = new Unknown("the answer was lost");

    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final Instant start = clock.instant();
    private final BotApiStandIn telegram = BotApiStandIn.start();
    private final Away slack = new Away();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void theOnlyMessageOfTheOnlyRoomIsSentOnceAnOutageOfAnHourEnds() {
        try (var outbound = start()) {
            slack.fails("paid", AWAY);
            var id = outbound.send(Messages.text("paid").in(ORDERS).build());
            tryFor(outbound, id, Duration.ofHours(1));

            slack.heals("paid");
            tryAgain(outbound, id);

            assertThat(outbound.awaitState(id, "sent").repeats()).isZero();
            assertThat(outbound.deadLetters().list(null, null).items()).isEmpty();
        }
    }

    @Test
    void whatAlwaysFailsHoldsItsRoomForFifteenMinutesAndIsTriedForSevenDays() {
        try (var outbound = start()) {
            slack.fails("poison", AWAY);
            var poison = outbound.send(Messages.text("poison").in(ORDERS).build());
            outbound.awaitAttempts(poison, 1);
            var behind = outbound.send(Messages.text("behind").in(ORDERS).build());

            tryFor(outbound, poison, Duration.ofMinutes(8));
            assertThat(slack.texts()).isEmpty();
            clock.advance(Duration.ofMinutes(7));
            outbound.awaitState(behind, "sent");
            var tries = outbound.get(poison).attempts().size();
            clock.advance(Duration.ofDays(6).plusHours(23));
            outbound.awaitAttempts(poison, tries + 1);
            assertThat(outbound.get(poison).state().wire()).isEqualTo("accepted");
            tryUntilDead(outbound, poison);

            assertThat(clock.instant()).isBetween(start.plus(Duration.ofDays(7)),
                    start.plus(Duration.ofDays(7)).plusSeconds(1_300));
            assertThat(outbound.deadLetters().list(null, null).items()).singleElement()
                    .satisfies(letter -> assertThat(letter.reason()).contains("7 days", "no connection"));
        }
    }

    @Test
    void whatStoodAsideGoesFirstOnceThePlatformIsBack() {
        try (var outbound = start()) {
            List.of("first", "second", "third").forEach(text -> slack.fails(text, AWAY));
            var first = outbound.send(Messages.text("first").in(ORDERS).build());
            outbound.awaitAttempts(first, 1);
            var second = outbound.send(Messages.text("second").in(ORDERS).build());
            var third = outbound.send(Messages.text("third").in(ORDERS).build());
            tryUntil(outbound, first, () -> !outbound.get(second).attempts().isEmpty());
            tryFor(outbound, second, Duration.ofMinutes(5));

            List.of("first", "second", "third").forEach(slack::heals);
            tryAgain(outbound, second);

            outbound.awaitState(third, "sent");
            assertThat(slack.texts()).containsExactly("first", "second", "third");
        }
    }

    @Test
    void anAnswerToAnotherRoomBringsBackWhatStandsAsideUnlessItMayHaveArrived() {
        try (var outbound = start()) {
            slack.fails("unsent", AWAY);
            slack.fails("perhaps", LOST);
            var unsent = outbound.send(Messages.text("unsent").in(ORDERS).build());
            var perhaps = outbound.send(Messages.text("perhaps").in(Room.of("slack", "C2")).build());
            tryFor(outbound, unsent, Duration.ofMinutes(16));
            tryFor(outbound, perhaps, Duration.ofMinutes(22));
            slack.heals("unsent");
            slack.heals("perhaps");
            var repeats = outbound.get(perhaps).attempts().size();
            // The breaker may have opened.
            clock.advance(Duration.ofSeconds(11));

            outbound.awaitState(outbound.send(Messages.text("works").in(Room.of("slack", "C3")).build()), "sent");

            outbound.awaitState(unsent, "sent");
            assertThat(outbound.get(perhaps).attempts()).hasSize(repeats);
            tryAgain(outbound, perhaps);
            outbound.awaitState(perhaps, "sent");
        }
    }

    @Test
    void aRestartKeepsWhatStandsAside() {
        slack.fails("poison", AWAY);
        String poison;
        try (var outbound = start()) {
            poison = outbound.send(Messages.text("poison").in(ORDERS).build());
            tryFor(outbound, poison, Duration.ofMinutes(16));
        }
        try (var outbound = start()) {
            outbound.awaitState(outbound.send(Messages.text("behind").in(ORDERS).build()), "sent");
            slack.heals("poison");

            tryAgain(outbound, poison);

            outbound.awaitState(poison, "sent");
            assertThat(slack.texts()).containsExactly("behind", "poison");
        }
    }

    @Test
    void whatStandsAsideCanBeWithdrawnAndExpires() {
        try (var outbound = start()) {
            slack.fails("withdrawn", AWAY);
            slack.fails("expires", AWAY);
            var withdrawn = outbound.send(Messages.text("withdrawn").in(ORDERS).build());
            var expires = outbound.send(Messages.text("expires").in(Room.of("slack", "C2"))
                    .expiresAt(clock.instant().plus(Duration.ofMinutes(20))).build());
            tryFor(outbound, withdrawn, Duration.ofMinutes(16));
            slack.heals("withdrawn");
            slack.heals("expires");

            outbound.messages().cancel(withdrawn);
            clock.advance(Duration.ofMinutes(20));

            outbound.awaitState(expires, "expired");
            assertThat(outbound.get(withdrawn).state().wire()).isEqualTo("cancelled");
            assertThat(slack.texts()).isEmpty();
        }
    }

    private RunningOutbound start() {
        return RunningOutbound.with(beans -> beans.registerBean("away", Channel.class, () -> slack), directory,
                telegram,
                clock);
    }

    /** At each of its moments, for so long. */
    private void tryFor(RunningOutbound outbound, String id, Duration time) {
        var end = start.plus(time);
        tryUntil(outbound, id, () -> !clock.instant().isBefore(end));
    }

    private void tryUntil(RunningOutbound outbound, String id, BooleanSupplier enough) {
        outbound.awaitAttempts(id, 1);
        while (!enough.getAsBoolean()) {
            tryAgain(outbound, id);
        }
    }

    private void tryUntilDead(RunningOutbound outbound, String id) {
        while (!outbound.get(id).state().wire().equals("dead")) {
            tryAgain(outbound, id);
        }
    }

    private void tryAgain(RunningOutbound outbound, String id) {
        var before = await().until(() -> outbound.get(id), message -> message.nextAttempt() != null);
        var next = Objects.requireNonNull(before.nextAttempt());
        if (next.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), next));
        }
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> outbound.get(id).attempts().size() > before.attempts().size());
    }

    /** A channel that fails with some texts. */
    private static final class Away implements Channel {
        private final Map<String, Delivery> failures = new ConcurrentHashMap<>();
        private final List<String> sent = new CopyOnWriteArrayList<>();

        void fails(String text, Delivery how) {
            failures.put(text, how);
        }

        void heals(String text) {
            failures.remove(text);
        }

        List<String> texts() {
            return List.copyOf(sent);
        }

        @Override
        public String name() {
            return "slack";
        }

        @Override
        public String chatOf(Room room) {
            return room.chat();
        }

        @Override
        public List<String> split(SendMessage message) {
            return List.of(message.text());
        }

        @Override
        public Delivery send(Part part) {
            var failure = failures.get(part.text());
            if (failure != null) {
                return failure;
            }
            sent.add(part.text());
            return new Sent("no " + sent.size());
        }
    }
}
