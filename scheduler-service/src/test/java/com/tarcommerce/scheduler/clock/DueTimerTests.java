package com.tarcommerce.scheduler.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.alarm.AlarmKey;
import com.tarcommerce.scheduler.alarm.PendingAlarms;
import com.tarcommerce.scheduler.alarm.Waiting;
import com.tarcommerce.testsupport.NoSecondTry;
import com.tarcommerce.testsupport.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;

@ExtendWith(NoSecondTry.class)
class DueTimerTests {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration WELL_BEFORE_IT_WAKES_BY_ITSELF = Duration.ofSeconds(2);

    private final SettableClock clock = SettableClock.at(NINE);
    private final Database database = new Database();
    private final List<Waiting> fired = Collections.synchronizedList(new ArrayList<>());
    private DueTimer timer = new DueTimer(database, sink(), clock);

    @BeforeEach
    void wakeTheTimerOnMoves() {
        clock.onMove(() -> timer.wake());
    }

    @AfterEach
    void stop() {
        timer.stop();
    }

    @Test
    void whileNothingHappensItReadsNothing() {
        timer.start();
        set(1, 10);
        await().until(() -> database.reads.get() == 1);

        clock.advance(Duration.ofSeconds(5));
        set(2, 20);
        clock.advance(Duration.ofSeconds(5));

        await().untilAsserted(() -> assertThat(fired).extracting(Waiting::id).containsExactly(1L));
        assertThat(database.reads).hasValue(1);
    }

    @Test
    void anEarlierSetWakesItFromItsSleep() {
        var thread = startAndFindItsThread();
        set(1, 1_000);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        set(2, 0);

        await().atMost(WELL_BEFORE_IT_WAKES_BY_ITSELF)
                .untilAsserted(() -> assertThat(fired).extracting(Waiting::id).containsExactly(2L));
    }

    @Test
    void aSetWakesItWhenNothingWaited() {
        var thread = startAndFindItsThread();
        await().until(() -> thread.getState() == Thread.State.WAITING);

        timer.expectAll(List.of(pending(1, NINE), pending(2, NINE.plusSeconds(1_000))));

        await().atMost(WELL_BEFORE_IT_WAKES_BY_ITSELF)
                .untilAsserted(() -> assertThat(fired).extracting(Waiting::id).containsExactly(1L));
    }

    @Test
    void aClockThatIsSetInSilenceIsNoticed() {
        var silent = SettableClock.at(NINE);
        timer = new DueTimer(database, sink(), silent, Duration.ofMillis(50));
        var thread = startAndFindItsThread();
        set(1, 1_000);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        silent.advance(Duration.ofSeconds(1_000));

        await().atMost(WELL_BEFORE_IT_WAKES_BY_ITSELF)
                .untilAsserted(() -> assertThat(fired).extracting(Waiting::id).containsExactly(1L));
    }

    /** Once it has read what is pending, so that what is set is in memory. */
    private Thread startAndFindItsThread() {
        var before = Thread.getAllStackTraces().keySet();
        timer.start();
        await().until(() -> database.reads.get() == 1);
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread))
                .filter(thread -> thread.getName().equals("due-timer")).findFirst().orElseThrow();
    }

    @Test
    void whatWasPendingBeforeTheStartFiresInOrder() {
        for (var id = 1; id <= 2_500; id++) {
            database.rows.add(waiting(id, id % 7));
        }
        clock.advance(Duration.ofSeconds(10));

        timer.start();

        await().untilAsserted(() -> assertThat(fired).hasSize(2_500));
        assertThat(fired).isSortedAccordingTo(Waiting.ORDER);
    }

    @Test
    void ofManyMoreThanAreInMemoryNoneIsLostAndNoneIsEarly() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        timer.start();
        for (var id = 1; id <= 45_000; id++) {
            set(id, 1 + random.nextInt(10_000));
        }
        assertThat(fired).isEmpty();

        for (var step = 0; step < 20; step++) {
            clock.advance(Duration.ofSeconds(500));
            var now = clock.instant();
            await().untilAsserted(() -> assertThat(database.rows.headSet(waiting(Long.MAX_VALUE, now))).isEmpty());
            assertThat(fired).as("seed %d", seed).allMatch(waiting -> !waiting.nextAt().isAfter(now));
            set(50_000 + step, 1);
        }
        clock.advance(Duration.ofSeconds(1));

        await().untilAsserted(() -> assertThat(fired.stream().map(Waiting::id).distinct()).as("seed %d", seed)
                .hasSize(45_020));
    }

    @Test
    void afterARestartOfItsKnowledgeItReadsEverythingAgain() {
        timer.start();
        await().until(() -> database.reads.get() == 1);
        database.rows.add(waiting(1, 0));

        timer.startOver();

        await().untilAsserted(() -> assertThat(fired).extracting(Waiting::id).containsExactly(1L));
    }

    @Test
    void anErrorDoesNotEndIt() {
        database.rows.add(waiting(1, 0));
        database.errors.set(1);

        timer.start();

        await().untilAsserted(() -> assertThat(fired).hasSize(1));
        assertThat(timer.isAlive()).isTrue();
    }

    @Test
    void aHerdIsReadInFewPages() {
        for (var id = 1; id <= 50_000; id++) {
            database.rows.add(waiting(id, 0));
        }

        timer.start();

        await().untilAsserted(() -> assertThat(fired).hasSize(50_000));
        assertThat(database.reads.get()).isLessThan(15);
    }

    @Test
    void aDatabaseThatFailsIsAskedAgain() {
        database.rows.add(waiting(1, 0));
        database.failures.set(1);

        timer.start();

        await().untilAsserted(() -> assertThat(fired).hasSize(1));
    }

    private void set(long id, int seconds) {
        timer.expect(pending(id, clock.instant().plusSeconds(seconds)));
    }

    private Waiting pending(long id, Instant at) {
        var waiting = waiting(id, at);
        database.rows.add(waiting);
        return waiting;
    }

    private static Waiting waiting(long id, int seconds) {
        return waiting(id, NINE.plusSeconds(seconds));
    }

    private static Waiting waiting(long id, Instant at) {
        return new Waiting(id, new AlarmKey("shop", "cart", "nudge"), id, at, at, "");
    }

    private ObjectProvider<WhenDue> sink() {
        return new ObjectProvider<>() {
            @Override
            public WhenDue getObject() {
                return waiting -> {
                    database.rows.remove(waiting);
                    fired.add(waiting);
                };
            }
        };
    }

    private static final class Database implements PendingAlarms {

        @Override
        public Optional<Instant> earliest() {
            throw new UnsupportedOperationException();
        }
        private final ConcurrentSkipListSet<Waiting> rows = new ConcurrentSkipListSet<>(Waiting.ORDER);
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger errors = new AtomicInteger();

        @Override
        public List<Waiting> after(Instant nextAt, long id, int most) {
            reads.incrementAndGet();
            if (errors.getAndDecrement() > 0) {
                throw new StackOverflowError("as the test wants it");
            }
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the database is away, as the test wants it");
            }
            var found = new ArrayList<Waiting>();
            for (var row : rows.tailSet(waiting(id, nextAt), false)) {
                if (found.size() < most) {
                    found.add(row);
                }
            }
            return found;
        }

        @Override
        public List<Waiting> due(Lane lane, Position from, Instant now, int most) {
            throw new UnsupportedOperationException("the timer reads no lanes");
        }

        @Override
        public long count() {
            return rows.size();
        }
    }
}
