package com.tarcommerce.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The door at which writers of other processes ring. */
class RingTests extends WithGateway {

    @Test
    void aRingIsAnsweredAtOnce() {
        assertThat(Knock.ring(port, clock, "libsql")).isEqualTo(204);
    }

    @Test
    void aKeyOfAnotherDoorIsRefused() {
        assertThat(Knock.ring(port, clock, "alarms")).isEqualTo(401);
        assertThat(Knock.ring(port, clock, "url:http://127.0.0.1")).isEqualTo(401);
    }

    @Test
    void anOldOrEarlySignatureIsRefused() {
        var now = clock.instant();

        assertThat(Knock.ring(port, fixed(now.minus(Duration.ofMinutes(6))), "libsql")).isEqualTo(401);
        assertThat(Knock.ring(port, fixed(now.plus(Duration.ofMinutes(6))), "libsql")).isEqualTo(401);
    }

    private static InstantSource fixed(Instant moment) {
        return () -> moment;
    }
}
