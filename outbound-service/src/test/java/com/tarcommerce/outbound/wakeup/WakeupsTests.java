package com.tarcommerce.outbound.wakeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.testsupport.time.SettableClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WakeupsTests {
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final AtomicInteger looks = new AtomicInteger();
    private final InstantSource counted = () -> {
        looks.incrementAndGet();
        return clock.instant();
    };
    private final Wakeups wakeups = new Wakeups(counted);
    private final List<String> ran = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        clock.onMove(wakeups::wake);
        wakeups.start();
    }

    @AfterEach
    void stop() {
        wakeups.stop();
    }

    @Test
    void whoWaitsForNothingNeverLooksAtTheClock() {
        await().during(Duration.ofMillis(300)).until(() -> looks.get() == 0);
    }

    @Test
    void whoWaitsForALaterMomentSleepsUntilThen() {
        wakeups.at(clock.instant().plus(Duration.ofDays(1)), () -> ran.add("tomorrow"));
        var asked = await().during(Duration.ofMillis(300)).until(looks::get, count -> count < 10);

        clock.advance(Duration.ofDays(1));

        await().until(() -> ran.equals(List.of("tomorrow")));
        assertThat(looks.get()).isLessThan(asked + 10);
    }

    @Test
    void momentsComeInTheirOrderAndOneThatFailsKeepsNoneBack() {
        wakeups.at(clock.instant().plusSeconds(2), () -> ran.add("second"));
        wakeups.at(clock.instant().plusSeconds(1), () -> {
            ran.add("first");
            throw new IllegalStateException();
        });
        wakeups.at(clock.instant().plusMillis(1_500), () -> {
            throw new StackOverflowError();
        });

        clock.advance(Duration.ofSeconds(2));

        await().until(() -> ran.equals(List.of("first", "second")));
    }
}
