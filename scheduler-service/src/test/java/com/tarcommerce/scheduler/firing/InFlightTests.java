package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.alarm.AlarmKey;
import com.tarcommerce.scheduler.alarm.Waiting;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InFlightTests {
    private static final AlarmKey KEY = new AlarmKey("shop", "cart:7", "nudge");

    private final InFlight inFlight = new InFlight();

    @Test
    void anAttemptIsOutFromItsBeginToItsEnd() {
        var first = generation(1);

        assertThat(inFlight.begin(first)).isTrue();
        assertThat(inFlight.outFor(KEY)).contains("alm_1_1000");
        assertThat(inFlight.end(first)).isEmpty();
        assertThat(inFlight.outFor(KEY)).isEmpty();
    }

    @Test
    void whatFallsDueForTheSameKeyWaitsBehindOnceHoweverOftenItIsTold() {
        inFlight.begin(generation(1));

        assertThat(inFlight.begin(generation(2))).isFalse();
        assertThat(inFlight.begin(generation(3))).isFalse();
        assertThat(inFlight.begin(generation(2))).isFalse();

        assertThat(inFlight.end(generation(1))).containsExactly(generation(2), generation(3));
        assertThat(inFlight.size()).isZero();
    }

    private static Waiting generation(long no) {
        return new Waiting(no, KEY, no, Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(1_000), "");
    }
}
