package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;

/** Which answers count against an event, and how long it waits. */
class AnswersTests {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 502, 503, 504})
    void aTargetThatIsBusyOrAwayIsNotCounted(int status) {
        assertThat(Answers.ofStatus(status, null)).isInstanceOf(Outcome.Unreached.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 404, 409, 410, 500, 501})
    void anAnswerOfNoIsCounted(int status) {
        assertThat(Answers.ofStatus(status, null)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aServiceOfOursThatDoesNotTakeOurTokenIsAway() {
        var unauthorized = HttpClientErrorException.create(HttpStatus.UNAUTHORIZED, "", new HttpHeaders(), new byte[0],
                null);

        assertThat(Answers.ofFailure(unauthorized, NOON)).isInstanceOf(Outcome.Unreached.class);
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        assertThat(Answers.retryAfter("120", NOON)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Answers.retryAfter("Sun, 01 Mar 2026 12:01:00 GMT", NOON)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Answers.retryAfter("99999999999", NOON)).isEqualTo(Duration.ofDays(7));
        assertThat(Answers.retryAfter("Sun, 01 Mar 2026 11:00:00 GMT", NOON)).isNull();
        assertThat(Answers.retryAfter("soon", NOON)).isNull();
        assertThat(Answers.retryAfter("99999999999999999999999", NOON)).isEqualTo(Duration.ofDays(7));
        assertThat(Answers.retryAfter((String) null, NOON)).isNull();
    }

    @Test
    void theWaitDoublesFromTwoSecondsAndIsCapped() {
        var plan = new RetryPlan(RandomGenerator.of("L64X128MixRandom"));

        assertThat(plan.delayAfter(1)).isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
        assertThat(plan.delayAfter(6)).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(80));
        assertThat(plan.delayAfter(10)).isBetween(Duration.ofSeconds(768), Duration.ofSeconds(1024));
        assertThat(plan.delayAfter(5000)).isBetween(Duration.ofSeconds(768), Duration.ofSeconds(1024));
    }
}
