package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tarcommerce.scheduler.Receiver.Reply;
import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class GivenUpTests extends RunningScheduler {
    private final String tenant = "t" + UUID.randomUUID();
    private final String alarm = "/v1/alarms/" + tenant + "/cart:1/nudge";
    private final String hook = aHook();

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anAlarmWhoseDeadLetterCanNotBeWrittenIsKeptAndCalledAgain() {
        jdbc.sql("create trigger full before insert on dead_letter when new.tenant = '" + tenant
                + "' begin select raise(abort, 'as the test wants it'); end").update();
        IntStream.range(0, 100).forEach(_ -> RECEIVER.reply(hook, Reply.of(422)));
        set(alarm, CLOCK.instant(), hook);
        for (var attempts = 1; attempts <= 6; attempts++) {
            CLOCK.set(Instant.parse(awaitAttempts(alarm, attempts).path("nextAttempt").asString()));
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> RECEIVER.arrivalsAt(hook).size() >= 8);
        assertThat(get(alarm).json().path("attempts").asInt()).isEqualTo(6);
        jdbc.sql("drop trigger full").update();

        awaitStatus(alarm, 404);
        var letters = get("/v1/dead-letters?tenant=" + tenant).json().path("items");
        assertThat(letters.size()).isEqualTo(1);
        assertThat(RECEIVER.arrivalsAt(hook)).extracting(arrival -> arrival.id())
                .containsOnly(letters.path(0).path("id").asString());
    }

    @Test
    void theFirstRefusalOfATargetThatWasAwayIsRepeatedAfterTwoSecondsAgain() {
        RECEIVER.reply(hook, Reply.of(503), Reply.of(503), Reply.of(503), Reply.of(500));
        set(alarm, CLOCK.instant(), hook);
        for (var attempts = 1; attempts <= 3; attempts++) {
            CLOCK.set(Instant.parse(awaitAttempts(alarm, attempts).path("nextAttempt").asString()));
        }

        var next = Instant.parse(awaitAttempts(alarm, 4).path("nextAttempt").asString());

        assertThat(next).isBetween(CLOCK.instant().plusMillis(2_000), CLOCK.instant().plusMillis(2_501));
        delete(alarm);
    }
}
