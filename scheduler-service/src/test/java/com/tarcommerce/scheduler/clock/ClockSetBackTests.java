package com.tarcommerce.scheduler.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.Receiver.Arrival;
import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
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
    void whatDidNotFitIntoMemoryIsNotLost() {
        var busy = aHook();
        var answered = new CountDownLatch(1);
        IntStream.range(0, CALLS_OF_A_TENANT).forEach(_ -> {
            RECEIVER.reply(busy, Reply.held(204, answered));
            set(anAlarm(), CLOCK.instant(), busy);
        });
        awaitArrivals(busy, CALLS_OF_A_TENANT);
        var hook = aHook();
        var due = CLOCK.instant();
        IntStream.range(0, 3).forEach(_ -> setBatch(800, due, hook));
        await().until(() -> metrics.gauge("tar.alarms.due") == 2_000);

        CLOCK.advance(Duration.ofMinutes(-10));
        answered.countDown();
        await().until(() -> metrics.gauge("tar.alarms.due") == 0);
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();
        CLOCK.advance(Duration.ofMinutes(10));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(RECEIVER.arrivalsAt(hook).stream().map(Arrival::id).distinct()).hasSize(2_400));
    }

    private void setBatch(int alarms, Instant at, String hook) {
        var body = IntStream.range(0, alarms).mapToObj(_ -> """
                {"tenant":"shop","owner":"%s","name":"nudge","at":"%s","callback":"%s"}""".formatted(UUID.randomUUID(),
                at, RECEIVER.url() + hook)).collect(Collectors.joining(",", "{\"alarms\":[", "]}"));
        assertThat(post("/v1/alarms:batch", body).status()).isEqualTo(200);
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
