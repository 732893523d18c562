package com.tarcommerce.testsupport.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SettableClockTests {
    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void itStandsStillUntilItIsMoved() {
        var clock = SettableClock.at("2026-03-01T09:00:00Z");

        assertThat(clock.instant()).isEqualTo(NINE).isEqualTo(clock.instant());
    }

    @Test
    void whoWaitsIsToldAfterEveryMove() {
        var clock = SettableClock.at(NINE);
        var seen = new ArrayList<Instant>();
        clock.onMove(() -> seen.add(clock.instant()));

        clock.advance(Duration.ofHours(3));
        clock.set(NINE.minusSeconds(1));

        assertThat(seen).containsExactly(NINE.plusSeconds(10_800), NINE.minusSeconds(1));
    }
}
