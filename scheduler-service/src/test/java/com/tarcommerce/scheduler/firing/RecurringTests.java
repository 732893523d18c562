package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecurringTests extends RunningScheduler {
    private static final int SPREAD = 20;

    private final String tenant = "t" + UUID.randomUUID();
    private final String alarm = "/v1/alarms/" + tenant + "/report/daily";
    private final String hook = aHook();
    private Instant hour = Instant.EPOCH;

    @BeforeEach
    void anHourlyAlarm() {
        put(alarm, """
                {"cron":"0 * * * *","callback":"%s"}""".formatted(RECEIVER.url() + hook));
        hour = CLOCK.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        assertThat(scheduledAt()).isEqualTo(hour);
    }

    @AfterEach
    void remove() {
        delete(alarm);
    }

    @Test
    void itGoesOnWithItsNextOccurrence() {
        CLOCK.set(hour);
        awaitArrivals(hook, 1);
        awaitScheduled(hour.plusSeconds(3_600));
        CLOCK.set(hour.plusSeconds(3_600));

        var arrivals = awaitArrivals(hook, 2);
        assertThat(arrivals.get(1).data().path("generation")).isEqualTo(arrivals.getFirst().data().path("generation"));
        assertThat(arrivals.get(1).id()).isNotEqualTo(arrivals.getFirst().id());
        assertThat(arrivals.get(1).data().path("attempt").asInt()).isEqualTo(1);
    }

    @Test
    void whatTheTargetAskedForHoldsForTheNewerOccurrencesToo() {
        RECEIVER.reply(hook, Reply.of(429, "Retry-After", "9000"));

        CLOCK.set(hour);
        awaitScheduled(hour.plusSeconds(3_600));
        var waiting = get(alarm).json();
        CLOCK.set(hour.plusSeconds(2 * 3_600));
        everythingDueHasFired();

        assertThat(waiting.path("lastError").asString()).isEqualTo("answered 429");
        assertThat(Instant.parse(waiting.path("nextAttempt").asString())).isBetween(hour.plusSeconds(9_000),
                hour.plusMillis(9_000_002));
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(1);
        CLOCK.set(hour.plusSeconds(9_001));
        var next = awaitArrivals(hook, 2).get(1);
        assertThat(Instant.parse(next.data().path("scheduledAt").asString())).isEqualTo(hour.plusSeconds(2 * 3_600));
        awaitScheduled(hour.plusSeconds(3 * 3_600));
        assertThat(get(alarm).json().has("lastError")).isFalse();
    }

    @Test
    void ofOccurrencesThatWereMissedTheNewestFiresAndTheOthersAreMisfires() {
        var misfires = metrics.count("tar.alarms.misfires");

        CLOCK.set(hour.plus(Duration.ofMinutes(5 * 60 + 10)));

        var arrival = awaitArrivals(hook, 1).getFirst();
        assertThat(Instant.parse(arrival.data().path("scheduledAt").asString()))
                .isEqualTo(hour.plus(Duration.ofHours(5)));
        awaitScheduled(hour.plus(Duration.ofHours(6)));
        assertThat(metrics.count("tar.alarms.misfires")).isEqualTo(misfires + 5);
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(1);
    }

    @Test
    void aRetryThatWouldComeWithTheNextOccurrenceIsAMisfire() {
        RECEIVER.reply(hook, Reply.of(503, "Retry-After", "3600"));
        var misfires = metrics.count("tar.alarms.misfires");

        CLOCK.set(hour);

        awaitScheduled(hour.plusSeconds(3_600));
        assertThat(metrics.count("tar.alarms.misfires")).isEqualTo(misfires + 1);
        CLOCK.set(hour.plusSeconds(3_600));
        assertThat(awaitArrivals(hook, 2).get(1).data().path("attempt").asInt()).isEqualTo(1);
    }

    @Test
    void aRetryBeforeTheNextOccurrenceIsStillOfTheOlder() {
        RECEIVER.reply(hook, Reply.of(503, "Retry-After", "600"));
        CLOCK.set(hour);
        awaitAttempts(alarm, 1);

        CLOCK.set(hour.plusSeconds(601));

        var arrivals = awaitArrivals(hook, 2);
        assertThat(arrivals.get(1).id()).isEqualTo(arrivals.getFirst().id());
        awaitScheduled(hour.plusSeconds(3_600));
    }

    @Test
    void anOccurrenceThatIsGivenUpDoesNotEndTheAlarm() {
        IntStream.range(0, 7).forEach(_ -> RECEIVER.reply(hook, Reply.of(500)));
        CLOCK.set(hour);
        for (var attempts = 1; attempts <= 6; attempts++) {
            awaitAttempts(alarm, attempts);
            CLOCK.advance(Duration.ofMillis((1_250L << attempts) + 2));
        }

        awaitScheduled(hour.plusSeconds(3_600));

        var letters = get("/v1/dead-letters?tenant=" + tenant).json().path("items");
        assertThat(letters.size()).isEqualTo(1);
        assertThat(post("/v1/dead-letters/" + letters.path(0).path("id").asString() + "/replay", "").status())
                .isEqualTo(202);
        assertThat(awaitArrivals(hook, 8).get(7).id()).isEqualTo(letters.path(0).path("id").asString());
        assertThat(scheduledAt()).isEqualTo(hour.plusSeconds(3_600));
    }

    @Test
    void itEndsAfterSoManyTimes() {
        put(alarm, """
                {"cron":"0 * * * *","times":2,"callback":"%s"}""".formatted(RECEIVER.url() + hook));
        assertThat(get(alarm).json().path("timesLeft").asInt()).isEqualTo(2);
        CLOCK.set(hour);
        awaitScheduled(hour.plusSeconds(3_600));
        assertThat(get(alarm).json().path("timesLeft").asInt()).isEqualTo(1);

        CLOCK.set(hour.plusSeconds(3_600));

        awaitArrivals(hook, 2);
        awaitStatus(alarm, 404);
    }

    @Test
    void itEndsAtItsDateAndAnOccurrenceAtThatMomentIsStillCalled() {
        put(alarm, """
                {"cron":"0 * * * *","until":"%s","callback":"%s"}""".formatted(hour.plusSeconds(3_600),
                RECEIVER.url() + hook));
        CLOCK.set(hour);
        awaitScheduled(hour.plusSeconds(3_600));

        CLOCK.set(hour.plusSeconds(3_600));

        awaitArrivals(hook, 2);
        awaitStatus(alarm, 404);
    }

    @Test
    void theLastOccurrenceIsRetriedThoughNoneFollows() {
        RECEIVER.reply(hook, Reply.of(503, "Retry-After", "7200"));
        put(alarm, """
                {"cron":"0 * * * *","until":"%s","callback":"%s"}""".formatted(hour, RECEIVER.url() + hook));
        CLOCK.set(hour);
        awaitAttempts(alarm, 1);

        CLOCK.set(hour.plusSeconds(7_201));

        assertThat(awaitArrivals(hook, 2).get(1).data().path("attempt").asInt()).isEqualTo(2);
        awaitStatus(alarm, 404);
    }

    @Test
    void whatIsSkippedWaitsForItsNextOccurrence() {
        var misfires = metrics.count("tar.alarms.misfires");
        misfire("skip");

        CLOCK.set(hour.plus(Duration.ofMinutes(2 * 60 + 10)));

        awaitScheduled(hour.plus(Duration.ofHours(3)));
        assertThat(metrics.count("tar.alarms.misfires")).isEqualTo(misfires + 3);
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();
    }

    @Test
    void whatIsSkippedIsCalledIfItIsLateByNoMoreThanAMinute() {
        misfire("skip");

        CLOCK.set(hour.plus(Duration.ofHours(2)).plusSeconds(60));

        assertThat(awaitArrivals(hook, 1).getFirst().data().path("scheduledAt").asString())
                .isEqualTo(hour.plus(Duration.ofHours(2)).toString());
    }

    @Test
    void whatIsSpreadIsCalledWithinFiveMinutes() {
        misfire("spread");

        CLOCK.set(hour.plus(Duration.ofMinutes(10)));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(nextAttempt()).isBetween(CLOCK.instant().plusMillis(1),
                        CLOCK.instant().plus(Duration.ofMinutes(5))));
        assertThat(scheduledAt()).isEqualTo(hour);
        CLOCK.set(nextAttempt());
        assertThat(awaitArrivals(hook, 1).getFirst().data().path("attempt").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsSkippedPastItsEndIsOverWithoutACall() {
        var misfires = metrics.count("tar.alarms.misfires");
        put(alarm, """
                {"cron":"0 * * * *","misfire":"skip","until":"%s","callback":"%s"}""".formatted(
                hour.plusSeconds(3_600), RECEIVER.url() + hook));

        CLOCK.set(hour.plus(Duration.ofMinutes(70)));

        awaitStatus(alarm, 404);
        await().untilAsserted(() -> assertThat(metrics.count("tar.alarms.misfires")).isEqualTo(misfires + 2));
        assertThat(get("/v1/dead-letters?tenant=" + tenant).json().path("items").size()).isZero();
        everythingDueHasFired();
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();
    }

    /** Many, for one of ten would fall before it by chance. */
    @Test
    void whatIsSpreadStaysBeforeItsNextOccurrence() {
        IntStream.range(0, SPREAD).forEach(no -> put(spread(no), """
                {"cron":"*/2 * * * *","misfire":"spread","callback":"%s"}""".formatted(RECEIVER.url() + hook)));

        CLOCK.set(hour.plusSeconds(90));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(IntStream.range(0, SPREAD)
                .mapToObj(no -> get(spread(no)).json()))
                .allSatisfy(one -> {
                    assertThat(Instant.parse(one.path("scheduledAt").asString())).isEqualTo(hour);
                    assertThat(Instant.parse(one.path("nextAttempt").asString()))
                            .isBetween(hour.plusSeconds(90).plusMillis(1), hour.plusSeconds(120).minusMillis(1));
                }));
        IntStream.range(0, SPREAD).forEach(no -> delete(spread(no)));
    }

    /** Of these the newest is never late by more than a minute. */
    @Test
    void whatComesEachMinuteIsNeverSpread() {
        put(alarm, """
                {"cron":"* * * * *","misfire":"spread","callback":"%s"}""".formatted(RECEIVER.url() + hook));

        CLOCK.set(hour.plusSeconds(59));

        assertThat(Instant.parse(awaitArrivals(hook, 1).getFirst().data().path("scheduledAt").asString()))
                .isEqualTo(hour);
        awaitScheduled(hour.plusSeconds(60));
    }

    @Test
    void occurrencesThatWerePassedOverDoNotCountForItsTimes() {
        times(2);

        CLOCK.set(hour.plus(Duration.ofMinutes(5 * 60 + 10)));
        awaitArrivals(hook, 1);
        awaitScheduled(hour.plus(Duration.ofHours(6)));
        assertThat(get(alarm).json().path("timesLeft").asInt()).isEqualTo(1);
        CLOCK.set(hour.plus(Duration.ofHours(6)));

        awaitArrivals(hook, 2);
        awaitStatus(alarm, 404);
    }

    @Test
    void anOccurrenceThatWasCalledAndGivenUpCountsForItsTimes() {
        times(2);
        IntStream.range(0, 7).forEach(_ -> RECEIVER.reply(hook, Reply.of(500)));
        CLOCK.set(hour);
        for (var attempts = 1; attempts <= 6; attempts++) {
            awaitAttempts(alarm, attempts);
            CLOCK.advance(Duration.ofMillis((1_250L << attempts) + 2));
        }
        awaitScheduled(hour.plusSeconds(3_600));
        assertThat(get(alarm).json().path("timesLeft").asInt()).isEqualTo(1);
        CLOCK.set(hour.plusSeconds(3_600));

        awaitArrivals(hook, 8);
        awaitStatus(alarm, 404);
    }

    private void times(int times) {
        put(alarm, """
                {"cron":"0 * * * *","times":%d,"callback":"%s"}""".formatted(times, RECEIVER.url() + hook));
    }

    private String spread(int no) {
        return "/v1/alarms/" + tenant + "/spread" + no + "/daily";
    }

    private void misfire(String policy) {
        put(alarm, """
                {"cron":"0 * * * *","misfire":"%s","callback":"%s"}""".formatted(policy, RECEIVER.url() + hook));
    }

    private Instant nextAttempt() {
        return Instant.parse(get(alarm).json().path("nextAttempt").asString());
    }

    private Instant scheduledAt() {
        return Instant.parse(get(alarm).json().path("scheduledAt").asString());
    }

    private void awaitScheduled(Instant occurrence) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(scheduledAt()).isEqualTo(occurrence));
    }
}
