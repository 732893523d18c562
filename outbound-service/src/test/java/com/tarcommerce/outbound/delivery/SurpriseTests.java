package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.contract.message.DeadLetter;
import com.tarcommerce.common.contract.message.Message;
import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.common.trace.Traces;
import com.tarcommerce.outbound.Messages;
import com.tarcommerce.outbound.RunningOutbound;
import com.tarcommerce.outbound.media.OpenMedia;
import com.tarcommerce.testsupport.telegram.BotApiStandIn;
import com.tarcommerce.testsupport.telegram.TelegramChat;
import com.tarcommerce.testsupport.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.dao.CannotAcquireLockException;

/** What nobody foresaw ends, too, and its room goes on. */
class SurpriseTests {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final TelegramChat shop = TelegramChat.forum(-1001, "Corner shop").topic(45);
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final BotApiStandIn telegram = BotApiStandIn.start().add(shop);
    private final AtomicInteger tries = new AtomicInteger();
    private volatile @Nullable Supplier<RuntimeException> surprise;

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void aMessageThatAlwaysFailsUnexpectedlyIsADeadLetterAfterTheLongestHoldAndItsRoomGoesOn() {
        surprise = IllegalStateException::new;
        try (var outbound = RunningOutbound.with(this::breakDelivery, directory, telegram, clock)) {
            var poison = outbound.send(Messages.text("poison").in(shop, 45).build());
            awaitTries(1);
            var behind = outbound.send(Messages.text("behind").in(shop, 45).build());
            tryAgainFor(Duration.ofMinutes(14));
            assertThat(outbound.get(poison).state().wire()).isNotEqualTo("dead");
            assertThat(telegram.texts(shop)).isEmpty();

            await().atMost(SOON).until(() -> {
                clock.advance(Duration.ofSeconds(10));
                return outbound.get(poison).state().wire().equals("dead");
            });

            outbound.awaitState(behind, "sent");
            assertThat(letter(outbound, poison).reason()).contains("15 minutes", "an error of ours",
                    "IllegalStateException");
            surprise = null;
            outbound.deadLetters().replay(poison);
            outbound.awaitState(poison, "sent");
        }
    }

    @Test
    void aDatabaseThatIsBusyIsWaitedForHoweverLongItTakes() {
        surprise = () -> new CannotAcquireLockException("busy");
        try (var outbound = RunningOutbound.with(this::breakDelivery, directory, telegram, clock)) {
            var patient = outbound.send(Messages.text("poison").in(shop, 45).build());
            awaitTries(1);

            tryAgainFor(Duration.ofMinutes(20));

            assertThat(outbound.deadLetters().list(null, null).items()).isEmpty();
            surprise = null;
            clock.advance(AGAIN);
            outbound.awaitState(patient, "sent");
        }
    }

    @Test
    void whatFailsUnexpectedlyBeforeItsCallUsesUpItsTriesAndRepeatsNothing() {
        try (var outbound = RunningOutbound.with(
                beans -> beans.registerBean("broken", Channel.class, () -> new Broken(tries)), directory, telegram,
                clock)) {
            var poison = outbound.send(Messages.text("poison").in(Room.of("slack", "C1")).build());
            var behind = outbound.send(Messages.text("behind").in(Room.of("slack", "C1")).build());

            for (var count = 1; count < 7; count++) {
                outbound.awaitAttempts(poison, count);
                clock.advance(Duration.ofMillis(1_250L << count));
            }

            var dead = outbound.awaitState(poison, "dead");
            outbound.awaitState(behind, "sent");
            assertThat(dead.attempts()).hasSize(7).extracting(Message.Attempt::outcome).containsOnly("deferred");
            assertThat(dead.repeats()).isZero();
            assertThat(letter(outbound, poison).reason()).contains("an error of ours: StackOverflowError", "7 times");
        }
    }

    private static DeadLetter letter(RunningOutbound outbound, String id) {
        return outbound.deadLetters().list(null, null).items().stream()
                .filter(letter -> letter.message().id().equals(id)).findFirst().orElseThrow();
    }

    private void awaitTries(int count) {
        await().atMost(SOON).until(() -> tries.get() >= count);
    }

    /** A try each two seconds, by the clock of the service. */
    private void tryAgainFor(Duration time) {
        for (var left = time; left.isPositive(); left = left.minus(Duration.ofSeconds(30))) {
            var before = tries.get();
            clock.advance(Duration.ofSeconds(30));
            await().atMost(SOON).until(() -> tries.get() > before || surprise == null);
        }
    }

    private void breakDelivery(GenericApplicationContext beans) {
        beans.registerBean("surprising", DeliverMessage.class,
                () -> new Surprising(beans.getBean(Journal.class), beans.getBean(JudgeFailure.class),
                        beans.getBean(InstantSource.class), beans.getBean(Traces.class),
                        beans.getBean(OpenMedia.class)),
                definition -> definition.setPrimary(true));
    }

    /** Fails with each message that says "poison", before it is even claimed again. */
    private final class Surprising extends DeliverMessage {
        private final Set<Long> poisoned = ConcurrentHashMap.newKeySet();

        Surprising(Journal journal, JudgeFailure judge, InstantSource clock, Traces traces, OpenMedia media) {
            super(journal, judge, clock, traces, media);
        }

        @Override
        Tried deliver(long seq, Address to) {
            throwIf(poisoned.contains(seq));
            return super.deliver(seq, to);
        }

        @Override
        Tried deliver(Claim claim, Address to) {
            if (claim.message().text().equals("poison")) {
                poisoned.add(claim.seq());
            }
            throwIf(poisoned.contains(claim.seq()));
            return super.deliver(claim, to);
        }

        private void throwIf(boolean isPoisoned) {
            var wanted = surprise;
            if (isPoisoned && wanted != null) {
                tries.incrementAndGet();
                throw wanted.get();
            }
        }
    }

    /** A channel that can't even cut some texts. */
    private record Broken(AtomicInteger sent) implements Channel {

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
            if (message.text().equals("poison")) {
                throw new StackOverflowError("too deep");
            }
            return List.of(message.text());
        }

        @Override
        public Delivery send(Part part) {
            return new Delivery.Sent("no " + sent.incrementAndGet());
        }
    }
}
