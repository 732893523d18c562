package com.tarcommerce.scheduler.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The wall clock may be set back; a moment is a moment by the clock that shows now. */
class ClockSetBackTests extends RunningScheduler {
    private static final int CALLS_OF_A_TENANT = 64;

    @Test
    void whatWaitsForItsMomentWaitsForItByTheNewClock() {
        var hook = aHook();
        set(anAlarm(), inThreeHours(), hook);

        CLOCK.advance(Duration.ofHours(-1));
        CLOCK.advance(Duration.ofHours(4).minusMillis(1));
        everythingDueHasFired();
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();

        CLOCK.advance(Duration.ofMillis(1));
        awaitArrivals(hook, 1);
    }

    @Test
    void whatWasDueAndWaitsForAFreeCallWaitsForItsMomentAgain() {
        var busy = aHook();
        var answered = new CountDownLatch(1);
        IntStream.range(0, CALLS_OF_A_TENANT).forEach(_ -> {
            RECEIVER.reply(busy, Reply.held(204, answered));
            set(anAlarm(), CLOCK.instant(), busy);
        });
        awaitArrivals(busy, CALLS_OF_A_TENANT);
        var hook = aHook();
        set(anAlarm(), CLOCK.instant(), hook);

        CLOCK.advance(Duration.ofMinutes(-10));
        answered.countDown();
        everythingDueHasFired();
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();

        CLOCK.advance(Duration.ofMinutes(10));
        awaitArrivals(hook, 1);
    }
}
