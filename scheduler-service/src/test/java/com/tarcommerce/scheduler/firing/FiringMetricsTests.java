package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiringMetricsTests extends RunningScheduler {
    private final String alarm = anAlarm();
    private final String hook = aHook();

    /** What another test called may still be on its way into the counters. */
    @BeforeEach
    void nothingIsOut() {
        await().until(() -> metrics.gauge("tar.alarms.in.flight") == 0);
    }

    @Test
    void pendingIsWhatTheDatabaseHolds() {
        var before = metrics.gauge("tar.alarms.pending");

        set(alarm, inThreeHours(), hook);
        assertThat(metrics.gauge("tar.alarms.pending")).isEqualTo(before + 1);

        delete(alarm);
        assertThat(metrics.gauge("tar.alarms.pending")).isEqualTo(before);
    }

    @Test
    void acceptedAndRetriesAreCountedAndTheLatenessIsOfTheFirstCallAlone() {
        var accepted = metrics.count("tar.alarms.accepted");
        var retries = metrics.count("tar.alarms.retries");
        var calls = metrics.timed("tar.alarms.lateness");
        RECEIVER.reply(hook, Reply.of(400), Reply.of(500));

        set(alarm, CLOCK.instant(), hook);
        awaitAttempts(alarm, 1);
        CLOCK.advance(Duration.ofSeconds(3));
        awaitAttempts(alarm, 2);
        CLOCK.advance(Duration.ofSeconds(6));
        awaitArrivals(hook, 3);

        await().untilAsserted(() -> assertThat(metrics.count("tar.alarms.accepted")).isEqualTo(accepted + 1));
        assertThat(metrics.count("tar.alarms.retries")).isEqualTo(retries + 2);
        assertThat(metrics.timed("tar.alarms.lateness")).isEqualTo(calls + 1);
    }

    @Test
    void theOldestSaysForHowLongTheFirstIsDue() {
        var answered = new CountDownLatch(1);
        RECEIVER.reply(hook, Reply.held(204, answered));
        set(alarm, CLOCK.instant(), hook);
        awaitArrivals(hook, 1);

        CLOCK.advance(Duration.ofSeconds(90));

        await().untilAsserted(() -> assertThat(metrics.gauge("tar.alarms.oldest.seconds")).isEqualTo(90));
        answered.countDown();
        awaitStatus(alarm, 404);
    }

    @Test
    void whatWaitsForItsRetryIsNotDue() {
        RECEIVER.reply(hook, Reply.of(429, "Retry-After", "90"));
        set(alarm, CLOCK.instant(), hook);
        awaitAttempts(alarm, 1);

        assertThat(metrics.gauge("tar.alarms.oldest.seconds")).isZero();
        post(alarm + "/pause", "");
        delete(alarm);
    }

    @Test
    void whatWasPutOffIsLateFromWhenItWasDue() {
        var answered = metrics.seconds("tar.alarms.lateness");
        var calls = metrics.timed("tar.alarms.lateness");
        var due = inThreeHours();
        put(alarm, """
                {"at":"%s","misfire":"spread","callback":"%s"}""".formatted(due, RECEIVER.url() + hook));

        CLOCK.set(due.plus(Duration.ofHours(1)));
        await().until(() -> Instant.parse(get(alarm).json().path("nextAttempt").asString()).isAfter(CLOCK.instant()));
        CLOCK.advance(Duration.ofMinutes(5));

        awaitArrivals(hook, 1);
        assertThat(metrics.seconds("tar.alarms.lateness") - answered).isEqualTo(3_900);
        assertThat(metrics.timed("tar.alarms.lateness")).isEqualTo(calls + 1);
    }

    @Test
    void theLatenessIsFromDueToTheCall() {
        var answered = metrics.seconds("tar.alarms.lateness");
        set(alarm, inThreeHours(), hook);

        CLOCK.set(inThreeHours().plusSeconds(40));

        awaitArrivals(hook, 1);
        assertThat(metrics.seconds("tar.alarms.lateness") - answered).isEqualTo(40);
    }
}
