package com.tarcommerce.outbound.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTests {

    @Test
    void itDoublesFromTwoSecondsTo1024() {
        RandomGenerator never = new Random() {
            private static final long serialVersionUID = 1L;

            @Override
            public double nextDouble() {
                return 0;
            }
        };
        var backoff = new Backoff(never);

        assertThat(IntStream.rangeClosed(1, 12).mapToLong(failures -> backoff.after(failures).toSeconds()))
                .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 1024L, 1024L);
    }

    @Test
    void upToAQuarterMoreKeepsThemApart() {
        var backoff = new Backoff(new Random(1));
        var waits = IntStream.range(0, 200).mapToObj(_ -> backoff.after(3)).toList();

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10)));
        assertThat(waits.stream().distinct().count()).isGreaterThan(100);
    }
}
