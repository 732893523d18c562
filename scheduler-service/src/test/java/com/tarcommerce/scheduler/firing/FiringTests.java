package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.Receiver.Arrival;
import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FiringTests extends RunningScheduler {

    @Test
    void aDueAlarmCallsBackSignedWithItsPayload() {
        var alarm = anAlarm();
        var hook = aHook();
        var at = inThreeHours();
        var generation = set(alarm, at, hook).path("generation").asLong();

        CLOCK.advance(Duration.ofHours(3));

        var arrival = awaitArrivals(hook, 1).getFirst();
        assertThat(arrival.genuine()).isTrue();
        assertThat(arrival.id()).isEqualTo("alm_" + generation + "_" + at.toEpochMilli());
        assertThat(arrival.body().path("type").asString()).isEqualTo("alarm.fired");
        assertThat(Instant.parse(arrival.body().path("timestamp").asString())).isEqualTo(CLOCK.instant());
        assertThat(arrival.data().path("tenant").asString()).isEqualTo("shop");
        assertThat(arrival.data().path("name").asString()).isEqualTo("nudge");
        assertThat(arrival.data().path("generation").asLong()).isEqualTo(generation);
        assertThat(Instant.parse(arrival.data().path("scheduledAt").asString())).isEqualTo(at);
        assertThat(arrival.data().path("attempt").asInt()).isEqualTo(1);
        assertThat(arrival.data().path("payload").path("cart").asInt()).isEqualTo(7);
        awaitStatus(alarm, 404);
    }

    @Test
    void anAlarmIsNotAMillisecondEarly() {
        var hook = aHook();
        set(anAlarm(), inThreeHours(), hook);
        var witness = aHook();

        CLOCK.advance(Duration.ofHours(3).minusMillis(1));
        set(anAlarm(), CLOCK.instant(), witness);
        awaitArrivals(witness, 1);
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();

        CLOCK.advance(Duration.ofMillis(1));
        awaitArrivals(hook, 1);
    }

    @Test
    void anAlarmInThePastFiresNow() {
        var hook = aHook();

        set(anAlarm(), CLOCK.instant().minusSeconds(3_600), hook);

        awaitArrivals(hook, 1);
    }

    @Test
    void withoutACallbackItIsTheGateway() {
        var answer = put(anAlarm(), "{\"delay\":\"PT0S\"}");

        assertThat(answer.status()).isEqualTo(201);
        var generation = answer.json().path("generation").asLong();
        var data = await().until(
                () -> RECEIVER.arrivalsAt("/events/alarms").stream().map(Arrival::data)
                        .filter(fired -> fired.path("generation").asLong() == generation).findFirst(),
                Optional::isPresent).orElseThrow();
        assertThat(data.has("payload")).isFalse();
    }

    @Test
    void aLaterSetFiresInsteadOfTheEarlier() {
        var alarm = anAlarm();
        var hook = aHook();
        set(alarm, inThreeHours(), hook);
        var second = set(alarm, CLOCK.instant().plus(Duration.ofHours(4)), hook).path("generation").asLong();

        CLOCK.advance(Duration.ofHours(4));

        assertThat(awaitArrivals(hook, 1).getFirst().data().path("generation").asLong()).isEqualTo(second);
    }

    @Test
    void aSetWhileItRunsFiresAfterIt() {
        var alarm = anAlarm();
        var hook = aHook();
        var answered = new CountDownLatch(1);
        RECEIVER.reply(hook, Reply.held(500, answered));
        var first = set(alarm, CLOCK.instant(), hook).path("generation").asLong();
        awaitArrivals(hook, 1);

        var second = set(alarm, CLOCK.instant(), hook).path("generation").asLong();
        assertThat(get(alarm).json().path("generation").asLong()).isEqualTo(second);
        answered.countDown();

        var arrivals = awaitArrivals(hook, 2);
        assertThat(arrivals).extracting(arrival -> arrival.data().path("generation").asLong()).containsExactly(first,
                second);
        awaitStatus(alarm, 404);
        CLOCK.advance(Duration.ofHours(1));
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(2);
    }

    @Test
    void aDeleteWhileItRunsNamesTheAttemptAndNoOtherFollows() {
        var alarm = anAlarm();
        var hook = aHook();
        var answered = new CountDownLatch(1);
        RECEIVER.reply(hook, Reply.held(500, answered));
        set(alarm, CLOCK.instant(), hook);
        var arrival = awaitArrivals(hook, 1).getFirst();

        var deleted = delete(alarm);
        answered.countDown();

        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.json().path("inFlight").asString()).isEqualTo(arrival.id());
        await().untilAsserted(() -> assertThat(delete(alarm).status()).isEqualTo(204));
        assertNothingFollows(hook, 1);
    }

    @Test
    void aDeletedAlarmDoesNotFire() {
        var alarm = anAlarm();
        var hook = aHook();
        set(alarm, inThreeHours(), hook);

        assertThat(delete(alarm).status()).isEqualTo(204);

        CLOCK.advance(Duration.ofHours(3));
        assertNothingFollows(hook, 0);
    }

    /** What is due later arrives, so what was due before would have. */
    private void assertNothingFollows(String hook, int arrivals) {
        var witness = aHook();
        CLOCK.advance(Duration.ofHours(1));
        set(anAlarm(), CLOCK.instant(), witness);
        awaitArrivals(witness, 1);
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(arrivals);
    }
}
