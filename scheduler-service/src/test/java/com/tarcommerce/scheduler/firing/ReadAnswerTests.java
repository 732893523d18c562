package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.firing.Answer.Accepted;
import com.tarcommerce.scheduler.firing.Answer.Rejected;
import com.tarcommerce.scheduler.firing.Answer.Unavailable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAnswerTests {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void anyTwoHundredIsAccepted(int status) {
        assertThat(answer(status, null)).isEqualTo(new Accepted());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 409, 410, 422, 500, 501, 505})
    void aNoCounts(int status) {
        assertThat(answer(status, null)).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 502, 503, 504})
    void awayOrBusyDoesNotCount(int status) {
        assertThat(answer(status, null)).isEqualTo(new Unavailable("answered " + status, null));
    }

    @Test
    void aGatewayThatDoesNotLetItInIsAwayForItButNotAProxyThatRefusesIt() {
        assertThat(ReadAnswer.ofGateway(401, null, NINE)).isInstanceOf(Unavailable.class);
        assertThat(ReadAnswer.ofGateway(400, null, NINE)).isInstanceOf(Rejected.class);
        assertThat(ReadAnswer.ofGateway(403, null, NINE)).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({"120,2026-03-02T09:02:00Z", "0,2026-03-02T09:00:00Z",
            "'Mon, 02 Mar 2026 09:05:00 GMT',2026-03-02T09:05:00Z",
            "999999999,2026-03-09T09:00:00Z", "99999999999999999999,2026-03-09T09:00:00Z"})
    void retryAfterIsSecondsOrADateButNotLongerThanAWeek(String value, Instant notBefore) {
        assertThat(answer(429, value))
                .isEqualTo(new Unavailable("answered 429", notBefore));
    }

    @Test
    void aRetryAfterThatIsNeitherIsPassedOver() {
        assertThat(answer(429, "soon"))
                .isEqualTo(new Unavailable("answered 429", null));
        assertThat(answer(429, "-5")).isEqualTo(new Unavailable("answered 429", null));
    }

    private static Answer answer(int status, @Nullable String retryAfter) {
        return ReadAnswer.of(status, retryAfter, NINE);
    }
}
