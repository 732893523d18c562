package com.tarcommerce.scheduler.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.scheduler.ForgetfulTransactions;
import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionSystemException;

/** A commit is made, and nobody hears of it: what it wrote is called all the same. */
class LostCommitTests extends RunningScheduler {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final String hook = aHook();

    @Autowired
    private ForgetfulTransactions transactions;

    @Autowired
    private CommitGroup commits;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Test
    void anAlarmWhoseSetWasNotAnsweredFires() {
        transactions.forgetOne(0);

        var answer = put(anAlarm(), """
                {"delay":"PT0S","callback":"%s"}""".formatted(RECEIVER.url() + hook));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:tar:problem:database-away");
        awaitArrivals(hook, 1);
    }

    /** Whoever hears that nobody knows reads again: nothing of the commit may still be under way then, at the server. */
    @Test
    void whatNobodyKnowsIsHeardOnceTheLockForWritingIsFree() throws Exception {
        try (var other = DriverManager.getConnection(url())) {
            other.setAutoCommit(false);
            transactions.forgetOne(0, () -> lock(other));

            var heard = commits.submit(() -> jdbc.sql("delete from alarm where tenant = 'nobody'").update());

            assertThatThrownBy(() -> heard.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            other.rollback();
            assertThatThrownBy(heard::join).hasCauseInstanceOf(TransactionSystemException.class);
        }
    }

    private String url() throws SQLException {
        try (var connection = database.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    private static void lock(Connection other) {
        try (var statement = other.createStatement()) {
            statement.executeUpdate("delete from alarm where tenant = 'nobody'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void whatWasReleasedIsCalled() {
        var alarm = anAlarm();
        RECEIVER.reply(hook, Reply.of(503));
        set(alarm, CLOCK.instant(), hook);
        awaitAttempts(alarm, 1);
        var theWitnessIsSetAndDone = 2;

        transactions.forgetOne(theWitnessIsSetAndDone);
        everythingDueHasFired();

        awaitArrivals(hook, 2);
        awaitStatus(alarm, 404);
    }

    @Test
    void whatWasDoneIsDone() {
        var alarm = anAlarm();
        var theSet = 1;

        transactions.forgetOne(theSet);
        set(alarm, CLOCK.instant(), hook);

        awaitStatus(alarm, 404);
        awaitArrivals(hook, 1);
        everythingDueHasFired();
        assertThat(RECEIVER.arrivalsAt(hook)).hasSize(1);
    }

    @Test
    void whatWentOnToItsNextOccurrenceIsCalledThen() {
        var alarm = anAlarm();
        var first = everyHour(alarm);

        transactions.forgetOne(0);
        CLOCK.set(first);
        awaitArrivals(hook, 1);
        awaitScheduled(alarm, first.plus(AN_HOUR));
        CLOCK.advance(AN_HOUR);

        assertThat(awaitArrivals(hook, 2)).extracting(arrival -> arrival.data().path("scheduledAt").asString())
                .containsExactly(first.toString(), first.plus(AN_HOUR).toString());
        delete(alarm);
    }

    @Test
    void whatWasGivenUpIsADeadLetterOnceAndItsNextOccurrenceIsCalled() {
        var tenant = "t" + UUID.randomUUID();
        var alarm = "/v1/alarms/" + tenant + "/cart:1/nudge";
        IntStream.range(0, 7).forEach(_ -> RECEIVER.reply(hook, Reply.of(422)));
        var first = everyHour(alarm);
        CLOCK.set(first);
        for (var attempts = 1; attempts <= 6; attempts++) {
            var next = Instant.parse(awaitAttempts(alarm, attempts).path("nextAttempt").asString());
            if (attempts == 6) {
                transactions.forgetOne(0);
            }
            CLOCK.set(next);
        }

        awaitScheduled(alarm, first.plus(AN_HOUR));
        assertThat(get("/v1/dead-letters?tenant=" + tenant).json().path("items").size()).isEqualTo(1);
        CLOCK.set(first.plus(AN_HOUR));
        assertThat(awaitArrivals(hook, 8).get(7).data().path("attempt").asInt()).isEqualTo(1);
        delete(alarm);
    }

    private Instant everyHour(String alarm) {
        return Instant.parse(put(alarm, """
                {"cron":"0 * * * *","callback":"%s"}""".formatted(RECEIVER.url() + hook)).json().path("scheduledAt")
                .asString());
    }

    private void awaitScheduled(String alarm, Instant at) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(get(alarm).json().path("scheduledAt").asString()).isEqualTo(at.toString()));
    }

    @Test
    void aDeadLetterThatWasReplayedIsCalled() {
        var tenant = "t" + UUID.randomUUID();
        var alarm = "/v1/alarms/" + tenant + "/cart:1/nudge";
        IntStream.range(0, 7).forEach(_ -> RECEIVER.reply(hook, Reply.of(422)));
        set(alarm, CLOCK.instant(), hook);
        for (var attempts = 1; attempts <= 6; attempts++) {
            awaitAttempts(alarm, attempts);
            CLOCK.advance(Duration.ofMillis((1_250L << attempts) + 2));
        }
        awaitStatus(alarm, 404);
        var id = get("/v1/dead-letters?tenant=" + tenant).json().path("items").path(0).path("id").asString();

        transactions.forgetOne(0);
        var answer = post("/v1/dead-letters/" + id + "/replay", "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(awaitArrivals(hook, 8).get(7).id()).isEqualTo(id);
    }
}
