package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.RunningScheduler;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A zone that this Java does not know, or a cron that is none any more, is nobody's fault but that row's. */
class UnreadableTests extends RunningScheduler {
    private final String tenant = "t" + UUID.randomUUID();
    private final String alarm = "/v1/alarms/" + tenant + "/task:1/due";
    private final String hook = aHook();

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"zone, US/Pacific-New, the zone US/Pacific-New is not known",
            "cron, 0 0 30 2 *, the cron 0 0 30 2 * can't be read"})
    void itIsListedWithTheReasonAndGivenUpOnceItIsDue(String column, String value, String reason) {
        var due = everyMinute();
        jdbc.sql("update alarm set " + column + " = :value where tenant = :tenant").param("value", value)
                .param("tenant", tenant).update();

        var listed = get("/v1/alarms/" + tenant);
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.json().path("items").path(0).path(column).asString()).isEqualTo(value);
        assertThat(listed.json().path("items").path(0).path("lastError").asString()).contains(reason);

        CLOCK.set(due);
        awaitStatus(alarm, 404);
        everythingDueHasFired();
        var letter = get("/v1/dead-letters?tenant=" + tenant).json().path("items").path(0);
        assertThat(letter.path("reason").asString()).startsWith("not called: ").contains(reason, "set it anew");
        assertThat(letter.path("attempts").asInt()).isZero();
        assertThat(RECEIVER.arrivalsAt(hook)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"pause", "resume", "run"})
    void whoSteersItIsAnswered(String how) {
        everyMinute();
        jdbc.sql("update alarm set zone = 'US/Pacific-New' where tenant = :tenant").param("tenant", tenant).update();

        assertThat(post(alarm + "/" + how, "").status()).isIn(200, 202);

        assertThat(delete(alarm).status()).as("it may just be given up").isIn(202, 204);
    }

    private Instant everyMinute() {
        return Instant.parse(put(alarm, """
                {"cron":"* * * * *","zone":"America/Los_Angeles","callback":"%s"}""".formatted(RECEIVER.url() + hook))
                .json().path("scheduledAt").asString());
    }
}
