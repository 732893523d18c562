package com.tarcommerce.scheduler.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.ForgetfulTransactions;
import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A commit is made, and nobody hears of it: what it wrote is called all the same. */
class LostCommitTests extends RunningScheduler {
    private final String hook = aHook();

    @Autowired
    private ForgetfulTransactions transactions;

    @Test
    void anAlarmWhoseSetWasNotAnsweredFires() {
        transactions.forgetOne(0);

        var answer = put(anAlarm(), """
                {"delay":"PT0S","callback":"%s"}""".formatted(RECEIVER.url() + hook));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:tar:problem:database-away");
        awaitArrivals(hook, 1);
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
