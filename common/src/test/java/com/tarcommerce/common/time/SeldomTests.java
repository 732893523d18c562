package com.tarcommerce.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SeldomTests {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theFirstIsLetThroughAndThenOneAnHour() {
        var seldom = new Seldom(Duration.ofHours(1));

        assertThat(seldom.isTime(NOON)).isTrue();
        assertThat(seldom.isTime(NOON)).isFalse();
        assertThat(seldom.isTime(NOON.plusSeconds(3_599))).isFalse();
        assertThat(seldom.isTime(NOON.plusSeconds(3_600))).isTrue();
        assertThat(seldom.isTime(NOON.plusSeconds(3_601))).isFalse();
    }
}
