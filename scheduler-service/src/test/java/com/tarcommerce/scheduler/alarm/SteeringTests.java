package com.tarcommerce.scheduler.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SteeringTests extends RunningScheduler {
    private final String alarm = anAlarm();
    private final String hook = aHook();

    @Test
    void aHeldAlarmDoesNotFireAndWhatFellDueMeanwhileFiresWhenItIsLetGo() {
        set(alarm, inThreeHours(), hook);

        var held = post(alarm + "/pause", "");
        CLOCK.advance(Duration.ofHours(4));
        everythingDueHasFired();

        assertThat(held.status()).isEqualTo(200);
        assertThat(held.json().path("paused").asBoolean()).isTrue();
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();
        assertThat(get(alarm).json().path("lagMs").asLong()).isZero();

        var resumed = post(alarm + "/resume", "");
        assertThat(resumed.status()).isEqualTo(200);
        awaitArrivals(hook, 1);
        awaitStatus(alarm, 404);
    }

    @Test
    void anAlarmThatIsLetGoBeforeItIsDueFiresAtItsTime() {
        var at = inThreeHours();
        set(alarm, at, hook);
        post(alarm + "/pause", "");
        post(alarm + "/pause", "");

        var resumed = post(alarm + "/resume", "").json();

        assertThat(resumed.path("paused").asBoolean()).isFalse();
        assertThat(Instant.parse(resumed.path("nextAttempt").asString())).isEqualTo(at);
        CLOCK.set(at);
        awaitArrivals(hook, 1);
    }

    @Test
    void theRetryOfAnAttemptThatWasOutWhenItWasHeldWaits() {
        var answered = new CountDownLatch(1);
        RECEIVER.reply(hook, Reply.held(503, answered));
        set(alarm, CLOCK.instant(), hook);
        var arrival = awaitArrivals(hook, 1).getFirst();

        var held = post(alarm + "/pause", "").json();
        answered.countDown();
        awaitAttempts(alarm, 1);
        CLOCK.advance(Duration.ofHours(1));
        everythingDueHasFired();

        assertThat(held.path("inFlight").asString()).isEqualTo(arrival.id());
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(1);
        post(alarm + "/resume", "");
        assertThat(awaitArrivals(hook, 2).get(1).id()).isEqualTo(arrival.id());
    }

    @Test
    void anOccurrenceThatWasOutWhenItWasHeldAndLetGoIsStillRepeated() {
        var answered = new CountDownLatch(1);
        RECEIVER.reply(hook, Reply.held(503, answered));
        put(alarm, """
                {"cron":"0 * * * *","times":1,"callback":"%s"}""".formatted(RECEIVER.url() + hook));
        CLOCK.set(CLOCK.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
        var arrival = awaitArrivals(hook, 1).getFirst();

        post(alarm + "/pause", "");
        CLOCK.advance(Duration.ofSeconds(1));
        post(alarm + "/resume", "");
        answered.countDown();
        awaitAttempts(alarm, 1);
        CLOCK.advance(Duration.ofSeconds(3));

        var again = awaitArrivals(hook, 2).get(1);
        assertThat(again.id()).isEqualTo(arrival.id());
        awaitStatus(alarm, 404);
    }

    @Test
    void aSetTakesAwayWhatARunOfTheOlderOneAdded() {
        RECEIVER.reply(hook, Reply.of(503));
        var cron = """
                {"cron":"0 * * * *","callback":"%s"}""".formatted(RECEIVER.url() + hook);
        put(alarm, cron);
        post(alarm + "/run", "");
        awaitArrivals(hook, 1);

        assertThat(put(alarm, cron).status()).isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(3));
        everythingDueHasFired();

        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(1);
        delete(alarm);
    }

    @Test
    void ofARecurringAlarmWhatItWasHeldForIsNotMadeUp() {
        var answer = put(alarm, """
                {"cron":"0 * * * *","callback":"%s"}""".formatted(RECEIVER.url() + hook));
        assertThat(answer.status()).isEqualTo(201);
        post(alarm + "/pause", "");
        CLOCK.advance(Duration.ofHours(5));

        var resumed = post(alarm + "/resume", "").json();

        assertThat(Instant.parse(resumed.path("scheduledAt").asString()))
                .isEqualTo(CLOCK.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
        everythingDueHasFired();
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();
        delete(alarm);
    }

    /** The retry of the older occurrence is superseded, as it would have been. */
    @Test
    void norIfARetryWaitedWhenItWasHeld() {
        RECEIVER.reply(hook, Reply.of(503));
        put(alarm, """
                {"cron":"0 * * * *","callback":"%s"}""".formatted(RECEIVER.url() + hook));
        CLOCK.set(CLOCK.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
        awaitAttempts(alarm, 1);
        post(alarm + "/pause", "");
        CLOCK.advance(Duration.ofMinutes(150));

        var resumed = post(alarm + "/resume", "").json();

        assertThat(Instant.parse(resumed.path("scheduledAt").asString()))
                .isEqualTo(CLOCK.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
        assertThat(resumed.path("attempts").asInt()).isZero();
        everythingDueHasFired();
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(1);
        delete(alarm);
    }

    @Test
    void whatEndedWhileItWasHeldIsOverWhenItIsResumed() {
        put(alarm,
                """
                        {"cron":"0 * * * *","until":"%s","callback":"%s"}""".formatted(
                        CLOCK.instant().plus(Duration.ofHours(2)),
                        RECEIVER.url() + hook));
        post(alarm + "/pause", "");
        CLOCK.advance(Duration.ofHours(5));

        var answer = post(alarm + "/resume", "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asString()).startsWith("The alarm is over");
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();
    }

    /** Else its webhook-id is that of the minute's own occurrence. */
    @Test
    void whatRunsAtAWholeMinuteHasAnIdOfItsOwn() {
        put(alarm, """
                {"cron":"* * * * *","callback":"%s"}""".formatted(RECEIVER.url() + hook));
        CLOCK.set(CLOCK.instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
        var occurrence = awaitArrivals(hook, 1).getFirst();

        post(alarm + "/run", "");
        CLOCK.advance(Duration.ofMillis(1));

        assertThat(awaitArrivals(hook, 2).get(1).id()).isNotEqualTo(occurrence.id());
        delete(alarm);
    }

    @Test
    void aSetReplacesAHeldAlarmByOneThatIsNotHeld() {
        set(alarm, inThreeHours(), hook);
        post(alarm + "/pause", "");

        assertThat(set(alarm, CLOCK.instant(), hook).path("paused").asBoolean()).isFalse();

        awaitArrivals(hook, 1);
    }

    @Test
    void whatRunsNowFiresInsteadOfLater() {
        set(alarm, inThreeHours(), hook);

        var run = post(alarm + "/run", "");

        assertThat(run.status()).isEqualTo(202);
        var arrival = awaitArrivals(hook, 1).getFirst();
        assertThat(arrival.id()).isEqualTo(run.json().path("id").asString());
        assertThat(Instant.parse(arrival.data().path("scheduledAt").asString())).isEqualTo(inThreeHours());
        awaitStatus(alarm, 404);
    }

    @Test
    void aRecurringAlarmThatRunsNowKeepsItsNextOccurrence() {
        put(alarm, """
                {"cron":"0 * * * *","payload":{"cart":9},"callback":"%s"}""".formatted(RECEIVER.url() + hook));
        var next = get(alarm).json().path("scheduledAt").asString();

        post(alarm + "/run", "");

        assertThat(awaitArrivals(hook, 1).getFirst().data().path("payload").path("cart").asInt()).isEqualTo(9);
        assertThat(get(alarm).json().path("scheduledAt").asString()).isEqualTo(next);
        CLOCK.set(Instant.parse(next));
        assertThat(awaitArrivals(hook, 2)).extracting(arrival -> arrival.id()).doesNotHaveDuplicates();
        delete(alarm);
    }

    @Test
    void aRunMakesTheRetryThatWaitsNowUnderItsOwnId() {
        RECEIVER.reply(hook, Reply.of(500));
        set(alarm, CLOCK.instant(), hook);
        awaitAttempts(alarm, 1);

        var run = post(alarm + "/run", "").json();

        var arrivals = awaitArrivals(hook, 2);
        assertThat(arrivals).extracting(arrival -> arrival.id()).containsOnly(run.path("id").asString());
        assertThat(arrivals.get(1).data().path("attempt").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereCanNotBeSteered() {
        assertThat(post(alarm + "/pause", "").status()).isEqualTo(404);
        assertThat(post(alarm + "/resume", "").status()).isEqualTo(404);
        assertThat(post(alarm + "/run", "").status()).isEqualTo(404);
        assertThat(post("/v1/alarms/shop/a%20b/c/run", "").status()).isEqualTo(400);
        assertThat(send("POST", alarm + "/run", "", "no").status()).isEqualTo(401);
    }

    @Test
    void theLagSaysForHowLongAnOccurrenceHasBeenDue() {
        RECEIVER.reply(hook, Reply.of(503));
        set(alarm, CLOCK.instant(), hook);
        awaitAttempts(alarm, 1);

        CLOCK.advance(Duration.ofMillis(1_500));

        assertThat(get(alarm).json().path("lagMs").asLong()).isEqualTo(1_500);
        CLOCK.advance(Duration.ofSeconds(2));
        awaitStatus(alarm, 404);
    }
}
