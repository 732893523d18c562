package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of an alarm without cron that could not be called when it was due. */
class MisfirePolicyTests extends RunningScheduler {
    private final String tenant = "t" + UUID.randomUUID();
    private final String alarm = "/v1/alarms/" + tenant + "/cart:1/nudge";
    private final String hook = aHook();

    @Test
    void onceIsCalledHoweverLateItIs() {
        set("once");

        CLOCK.advance(Duration.ofDays(3));

        awaitArrivals(hook, 1);
        awaitStatus(alarm, 404);
    }

    @Test
    void skipIsADeadLetterThatAReplayCalls() {
        var misfires = metrics.count("tar.alarms.misfires");
        set("skip");

        CLOCK.advance(Duration.ofHours(4));

        awaitStatus(alarm, 404);
        var letter = get("/v1/dead-letters?tenant=" + tenant).json().path("items").path(0);
        assertThat(letter.path("reason").asString()).isEqualTo("not called: it would have been 3600 s late");
        assertThat(letter.path("attempts").asInt()).isZero();
        assertThat(metrics.count("tar.alarms.misfires")).isEqualTo(misfires + 1);
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();
        post("/v1/dead-letters/" + letter.path("id").asString() + "/replay", "");
        assertThat(awaitArrivals(hook, 1).getFirst().id()).isEqualTo(letter.path("id").asString());
    }

    @Test
    void skipIsCalledIfItIsLateByNoMoreThanAMinute() {
        set("skip");

        CLOCK.advance(Duration.ofHours(3).plusSeconds(60));

        awaitArrivals(hook, 1);
    }

    @Test
    void spreadIsCalledAtSomeMomentOfFiveMinutesUnderItsOwnId() {
        var misfires = metrics.count("tar.alarms.misfires");
        var generation = set("spread");
        var due = inThreeHours();

        CLOCK.advance(Duration.ofHours(4));
        await().untilAsserted(() -> assertThat(nextAttempt()).isBetween(CLOCK.instant().plusMillis(1),
                CLOCK.instant().plus(Duration.ofMinutes(5))));
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();
        await().untilAsserted(() -> assertThat(metrics.count("tar.alarms.misfires")).isEqualTo(misfires + 1));
        CLOCK.set(nextAttempt());

        assertThat(awaitArrivals(hook, 1).getFirst().id()).isEqualTo("alm_" + generation + "_" + due.toEpochMilli());
        awaitStatus(alarm, 404);
    }

    @Test
    void whatOnlyWaitsForAFreeCallIsNotPutOff() {
        var callsOfOneShop = 64;
        var answered = new CountDownLatch(1);
        IntStream.range(0, callsOfOneShop).forEach(_ -> RECEIVER.reply(hook, Reply.held(204, answered)));
        IntStream.rangeClosed(0, callsOfOneShop).forEach(no -> put(alarm + no, """
                {"delay":"PT0S","misfire":"spread","callback":"%s"}""".formatted(RECEIVER.url() + hook)));
        awaitArrivals(hook, callsOfOneShop);

        CLOCK.advance(Duration.ofMinutes(2));
        answered.countDown();

        awaitArrivals(hook, callsOfOneShop + 1);
    }

    /** Else an outage that comes again puts it off for ever. */
    @Test
    void whatWasSpreadOnceIsCalledHoweverLateItIsThen() {
        var generation = set("spread");
        var due = inThreeHours();
        CLOCK.advance(Duration.ofHours(4));
        await().until(() -> nextAttempt().isAfter(CLOCK.instant()));

        CLOCK.advance(Duration.ofHours(5));

        assertThat(awaitArrivals(hook, 1).getFirst().id()).isEqualTo("alm_" + generation + "_" + due.toEpochMilli());
    }

    @Test
    void anAlarmThatIsSetForThePastIsNotLate() {
        put(alarm, """
                {"at":"%s","misfire":"skip","callback":"%s"}""".formatted(Instant.EPOCH, RECEIVER.url() + hook));

        awaitArrivals(hook, 1);
    }

    private Instant nextAttempt() {
        return Instant.parse(get(alarm).json().path("nextAttempt").asString());
    }

    private long set(String misfire) {
        return put(alarm, """
                {"at":"%s","misfire":"%s","callback":"%s"}""".formatted(inThreeHours(), misfire,
                RECEIVER.url() + hook)).json().path("generation").asLong();
    }
}
