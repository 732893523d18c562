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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class RetryTests extends RunningScheduler {
    private static final Duration A_BIT_MORE_THAN_ANY_FIRST = Duration.ofMillis(2_502);

    @ParameterizedTest
    @ValueSource(ints = {500, 400, 404, 410, 302, 503, 429, 501})
    void aFailedCallIsRepeatedAfterTwoSecondsUnderTheSameId(int status) {
        var alarm = anAlarm();
        var hook = aHook();
        RECEIVER.reply(hook, Reply.of(status, "Location", RECEIVER.url() + "/hooks/elsewhere"));
        set(alarm, CLOCK.instant(), hook);

        var waiting = awaitAttempts(alarm, 1);
        assertThat(nextAttempt(waiting)).isBetween(CLOCK.instant().plusMillis(2_000),
                CLOCK.instant().plusMillis(2_501));
        CLOCK.advance(A_BIT_MORE_THAN_ANY_FIRST);

        var arrivals = awaitArrivals(hook, 2);
        assertThat(arrivals.get(1).id()).isEqualTo(arrivals.getFirst().id());
        assertThat(arrivals.get(1).data().path("attempt").asInt()).isEqualTo(2);
        assertThat(arrivals.get(1).genuine()).isTrue();
        assertThat(RECEIVER.arrivalsAt("/hooks/elsewhere")).isEmpty();
        awaitStatus(alarm, 404);
    }

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anAnswerThatDoesNotComeIsRepeatedAndDoesNotCount() {
        var alarm = anAlarm();
        var hook = aHook();
        var never = new CountDownLatch(1);
        RECEIVER.reply(hook, Reply.held(204, never));
        set(alarm, CLOCK.instant(), hook);

        awaitAttempts(alarm, 1);
        assertThat(jdbc.sql("select counted from alarm where owner = :owner").param("owner", alarm.split("/", -1)[4])
                .query(Integer.class).single()).isZero();
        never.countDown();
        CLOCK.advance(A_BIT_MORE_THAN_ANY_FIRST);

        awaitArrivals(hook, 2);
        awaitStatus(alarm, 404);
    }

    /** A clock that is six minutes off lets no alarm in, and is mended some time. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aGatewayThatDoesNotTakeTheSignatureIsTriedUntilItDoesAndNamedOnceAnHour(CapturedOutput output) {
        var tenant = "t" + UUID.randomUUID();
        var alarm = "/v1/alarms/" + tenant + "/cart:1/nudge";
        IntStream.range(0, 9).forEach(_ -> RECEIVER.reply(tenant, Reply.of(401)));
        put(alarm, "{\"delay\":\"PT0S\"}");

        for (var attempts = 1; attempts <= 8; attempts++) {
            CLOCK.set(nextAttempt(awaitAttempts(alarm, attempts)));
        }
        awaitAttempts(alarm, 9);
        assertThat(output.getOut().split("the gateway lets no alarm in", -1)).as("in eight minutes").hasSize(2);
        RECEIVER.reply(tenant, Reply.of(401));
        CLOCK.advance(Duration.ofHours(1));
        awaitAttempts(alarm, 10);
        assertThat(output.getOut().split("the gateway lets no alarm in", -1)).hasSize(3);

        CLOCK.advance(Duration.ofHours(1));
        awaitStatus(alarm, 404);
        assertThat(get("/v1/dead-letters?tenant=" + tenant).json().path("items").size()).isZero();
    }

    @Test
    void retryAfterIsObeyedInSecondsAndAsADate() {
        var alarm = anAlarm();
        var hook = aHook();
        RECEIVER.reply(hook, Reply.of(429, "Retry-After", "90"),
                Reply.of(503, "Retry-After", "Tue, 03 Mar 2099 09:00:00 GMT"));
        set(alarm, CLOCK.instant(), hook);

        assertThat(nextAttempt(awaitAttempts(alarm, 1))).isBetween(CLOCK.instant().plusSeconds(90),
                CLOCK.instant().plusMillis(90_001));
        CLOCK.advance(Duration.ofSeconds(91));
        var firstFailure = CLOCK.instant().minusSeconds(91);
        assertThat(nextAttempt(awaitAttempts(alarm, 2))).isEqualTo(firstFailure.plus(Duration.ofDays(7)).plusMillis(1));
        delete(alarm);
    }

    @Test
    void theAlarmSaysWhyItsLastAttemptFailed() {
        var alarm = anAlarm();
        var hook = aHook();
        RECEIVER.reply(hook, Reply.of(503), Reply.of(302));
        assertThat(set(alarm, CLOCK.instant(), hook).has("lastError")).isFalse();

        assertThat(awaitAttempts(alarm, 1).path("lastError").asString()).isEqualTo("answered 503");
        CLOCK.advance(A_BIT_MORE_THAN_ANY_FIRST);
        assertThat(awaitAttempts(alarm, 2).path("lastError").asString()).startsWith("answered 302, a redirect");
        delete(alarm);
    }

    @Test
    void aNewerSetBeatsTheRetryThatWaits() {
        var alarm = anAlarm();
        var hook = aHook();
        RECEIVER.reply(hook, Reply.of(500));
        var first = set(alarm, CLOCK.instant(), hook).path("generation").asLong();
        awaitAttempts(alarm, 1);
        var second = set(alarm, CLOCK.instant().plusSeconds(60), hook).path("generation").asLong();

        CLOCK.advance(Duration.ofSeconds(60));

        assertThat(awaitArrivals(hook, 2)).extracting(arrival -> arrival.data().path("generation").asLong())
                .containsExactly(first, second);
        awaitStatus(alarm, 404);
    }

    @Test
    void theFirstSuccessReleasesWhatWaitsForTheSameTarget() {
        var waiting = IntStream.range(0, 3).mapToObj(_ -> anAlarm()).toList();
        var hook = aHook();
        for (var alarm : waiting) {
            RECEIVER.reply(hook, Reply.of(503));
            set(alarm, CLOCK.instant(), hook);
            awaitAttempts(alarm, 1);
        }

        var witness = aHook();
        set(anAlarm(), CLOCK.instant(), witness);
        awaitArrivals(witness, 1);

        awaitArrivals(hook, 6);
        waiting.forEach(alarm -> awaitStatus(alarm, 404));
    }

    @Test
    void whatKeepsFailingAtATargetThatIsWellIsReleasedOnceAndNotWithEachSuccessOfOthers() {
        var alarm = anAlarm();
        var hook = aHook();
        IntStream.range(0, 100).forEach(_ -> RECEIVER.reply(hook, Reply.of(503)));
        set(alarm, CLOCK.instant(), hook);
        awaitAttempts(alarm, 1);

        IntStream.range(0, 50).forEach(_ -> everythingDueHasFired());

        awaitAttempts(alarm, 2);
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(2);
        delete(alarm);
    }

    @Test
    void sevenRefusalsAreADeadLetterThatCanBeReplayedUnderTheSameId() {
        var tenant = "t" + UUID.randomUUID();
        var alarm = "/v1/alarms/" + tenant + "/cart:1/nudge";
        var hook = aHook();
        var buried = metrics.count("tar.alarms.dead.letters");
        IntStream.range(0, 7).forEach(_ -> RECEIVER.reply(hook, Reply.of(422)));
        set(alarm, CLOCK.instant(), hook);
        for (var attempts = 1; attempts <= 6; attempts++) {
            assertThat(nextAttempt(awaitAttempts(alarm, attempts)))
                    .isAfterOrEqualTo(CLOCK.instant().plusSeconds(1L << attempts));
            CLOCK.advance(Duration.ofMillis((1_250L << attempts) + 2));
        }
        awaitStatus(alarm, 404);

        var letter = get("/v1/dead-letters?tenant=" + tenant).json().path("items").path(0);
        var id = letter.path("id").asString();
        assertThat(id).isEqualTo(awaitArrivals(hook, 7).getFirst().id());
        assertThat(letter.path("attempts").asInt()).isEqualTo(7);
        assertThat(letter.path("reason").asString()).isEqualTo("answered 422");
        assertThat(letter.path("payload").path("cart").asInt()).isEqualTo(7);
        assertThat(metrics.count("tar.alarms.dead.letters")).isEqualTo(buried + 1);
        var fresh = set(alarm, inThreeHours(), hook);

        assertThat(post("/v1/dead-letters/" + id + "/replay", "").status()).isEqualTo(202);

        var replayed = awaitArrivals(hook, 8).get(7);
        assertThat(replayed.id()).isEqualTo(id);
        assertThat(replayed.data().path("generation").asLong()).isEqualTo(letter.path("generation").asLong());
        assertThat(post("/v1/dead-letters/" + id + "/replay", "").status()).isEqualTo(404);
        assertThat(get("/v1/dead-letters?tenant=" + tenant).json().path("items").size()).isZero();
        assertThat(get(alarm).json()).isEqualTo(fresh);
    }

    @Test
    void aTargetThatIsAwayForSevenDaysIsADeadLetterAndNoSooner() {
        var tenant = "t" + UUID.randomUUID();
        var alarm = "/v1/alarms/" + tenant + "/cart:1/nudge";
        put(alarm, "{\"delay\":\"PT0S\",\"callback\":\"http://127.0.0.1:9/away\"}");
        for (var attempts = 1; attempts < 12; attempts++) {
            CLOCK.set(nextAttempt(awaitAttempts(alarm, attempts)));
        }
        awaitAttempts(alarm, 12);

        CLOCK.advance(Duration.ofDays(7));

        awaitStatus(alarm, 404);
        var letter = get("/v1/dead-letters?tenant=" + tenant).json().path("items").path(0);
        assertThat(letter.path("attempts").asInt()).isEqualTo(13);
        assertThat(letter.path("reason").asString()).contains("no connection");
    }

    @Test
    void deadLettersAreListedOldestFirstAPageAtATime() {
        var tenant = "t" + UUID.randomUUID();
        var hook = aHook();
        for (var no = 0; no < 3; no++) {
            var alarm = "/v1/alarms/" + tenant + "/cart:" + no + "/nudge";
            IntStream.range(0, 7).forEach(_ -> RECEIVER.reply(hook, Reply.of(400)));
            set(alarm, CLOCK.instant(), hook);
            for (var attempts = 1; attempts <= 6; attempts++) {
                CLOCK.set(nextAttempt(awaitAttempts(alarm, attempts)));
            }
            awaitStatus(alarm, 404);
        }

        var first = get("/v1/dead-letters?limit=2&tenant=" + tenant).json();
        var second = get("/v1/dead-letters?limit=2&tenant=" + tenant + "&cursor=" + first.path("next").asString())
                .json();

        assertThat(first.path("items").path(0).path("owner").asString()).isEqualTo("cart:0");
        assertThat(first.path("items").path(1).path("owner").asString()).isEqualTo("cart:1");
        assertThat(second.path("items").path(0).path("owner").asString()).isEqualTo("cart:2");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(get("/v1/dead-letters?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void noMoreCallsAreOutToOneTargetThanItsLimitHoweverManyShopsHaveSome() {
        var hook = aHook();
        var answered = new CountDownLatch(1);
        IntStream.range(0, 150).forEach(_ -> RECEIVER.reply(hook, Reply.held(204, answered)));
        IntStream.range(0, 150)
                .forEach(no -> set("/v1/alarms/shop%d/cart:%d/nudge".formatted(no % 3, no), CLOCK.instant(), hook));

        awaitArrivals(hook, 128);
        assertThat(metrics.gauge("tar.alarms.in.flight")).isEqualTo(128);
        await().untilAsserted(() -> assertThat(metrics.gauge("tar.alarms.due")).isEqualTo(22));
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(128);
        answered.countDown();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(RECEIVER.arrivalsAt(hook).stream().map(arrival -> arrival.id()).distinct())
                        .hasSize(150));
    }

    @Test
    void callsAreMadeOnConnectionsThatAreKept() {
        everythingDueHasFired();
        var before = RECEIVER.connections();

        IntStream.range(0, 30).forEach(_ -> everythingDueHasFired());

        assertThat(RECEIVER.connections() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void aReplayIsListedAndCanBeHeldAndLetGoByItsKey() {
        var tenant = "t" + UUID.randomUUID();
        var alarm = "/v1/alarms/" + tenant + "/cart:1/nudge";
        var hook = aHook();
        IntStream.range(0, 8).forEach(_ -> RECEIVER.reply(hook, Reply.of(422)));
        set(alarm, CLOCK.instant(), hook);
        for (var attempts = 1; attempts <= 6; attempts++) {
            CLOCK.set(nextAttempt(awaitAttempts(alarm, attempts)));
        }
        awaitStatus(alarm, 404);
        var id = get("/v1/dead-letters?tenant=" + tenant).json().path("items").path(0).path("id").asString();
        post("/v1/dead-letters/" + id + "/replay", "");

        var replay = awaitAttempts(alarm, 1);
        var listed = get("/v1/alarms/" + tenant).json().path("items");
        assertThat(replay.path("replay").asString()).isEqualTo(id);
        assertThat(listed.size()).isEqualTo(1);
        assertThat(listed.path(0).path("replay").asString()).isEqualTo(id);

        var held = post(alarm + "/pause", "");
        assertThat(held.status()).isEqualTo(200);
        assertThat(held.json().path("paused").asBoolean()).isTrue();
        CLOCK.advance(Duration.ofMinutes(1));
        everythingDueHasFired();
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(8);
        assertThat(post(alarm + "/resume", "").status()).isEqualTo(200);
        assertThat(awaitArrivals(hook, 9).get(8).id()).isEqualTo(id);
        awaitStatus(alarm, 404);
    }

    @Test
    void noMoreCallsOfOneShopAreOutToOneTargetThanItsLimit() {
        var hook = aHook();
        var answered = new CountDownLatch(1);
        IntStream.range(0, 80).forEach(_ -> RECEIVER.reply(hook, Reply.held(204, answered)));
        IntStream.range(0, 80).forEach(_ -> set(anAlarm(), CLOCK.instant(), hook));

        awaitArrivals(hook, 64);
        assertThat(metrics.gauge("tar.alarms.in.flight")).isEqualTo(64);
        await().untilAsserted(() -> assertThat(metrics.gauge("tar.alarms.due")).isEqualTo(16));
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(64);
        answered.countDown();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(RECEIVER.arrivalsAt(hook).stream().map(arrival -> arrival.id()).distinct())
                        .hasSize(80));
    }

    private static Instant nextAttempt(JsonNode alarm) {
        return Instant.parse(alarm.path("nextAttempt").asString());
    }
}
