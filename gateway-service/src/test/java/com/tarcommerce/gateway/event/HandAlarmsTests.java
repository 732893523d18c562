package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tarcommerce.common.contract.alarm.AlarmBatchApi;
import com.tarcommerce.common.contract.alarm.AlarmSpec;
import com.tarcommerce.common.contract.alarm.AlarmsApi;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.databind.node.JsonNodeFactory;

/** What becomes of wishes when the scheduler, or one of them, does what nobody foresaw. */
class HandAlarmsTests {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AlarmWish ONE = wish("task:1");
    private static final AlarmWish BROKEN = wish("task:2");
    private static final AlarmWish OTHER = wish("task:3");

    @Test
    void oneThatFailsAsNobodyForesawTakesNoneOfTheOthersAlong() throws InterruptedException {
        var hand = handing(new IllegalStateException("as the test wants it"));

        var outcomes = hand.hand(List.of(ONE, BROKEN, OTHER));

        assertThat(outcomes.get(BROKEN)).isEqualTo(new Outcome.Refused("IllegalStateException", null));
        assertThat(outcomes.get(ONE)).isEqualTo(new Outcome.Done());
        assertThat(outcomes.get(OTHER)).isEqualTo(new Outcome.Done());
    }

    @Test
    void whatOurOwnDatabaseDidIsNotHeldAgainstIt() {
        var hand = handing(new DataAccessResourceFailureException("the server is gone"));

        assertThatThrownBy(() -> hand.hand(List.of(ONE, BROKEN)))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aSchedulerThatDoesNotTakeOurTokenIsNamedOnce(CapturedOutput output) throws InterruptedException {
        var hand = handing(HttpClientErrorException.create(HttpStatus.UNAUTHORIZED, "", new HttpHeaders(),
                new byte[0], null));

        assertThat(hand.hand(List.of(BROKEN)).get(BROKEN)).isInstanceOf(Outcome.Unreached.class);
        hand.hand(List.of(BROKEN));

        assertThat(output.getOut().split("TAR_INTERNAL_TOKEN differs", -1)).hasSize(2);
    }

    /** Sets all but one. */
    private static HandAlarms handing(RuntimeException failure) {
        return new HandAlarms(failing(AlarmsApi.class, failure), failing(AlarmBatchApi.class, failure),
                InstantSource.fixed(NOON));
    }

    private static <T> T failing(Class<T> api, RuntimeException failure) {
        return api.cast(Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[]{api}, (_, _, arguments) -> {
            if (List.of(arguments).toString().contains("task:2")) {
                throw failure;
            }
            return null;
        }));
    }

    private static AlarmWish wish(String owner) {
        return new AlarmWish("shop", owner, "due", AlarmSpec.at(NOON, JsonNodeFactory.instance.objectNode()), false,
                false);
    }
}
