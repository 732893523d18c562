package com.tarcommerce.outbound.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.outbound.delivery.Tried.Platform;
import com.tarcommerce.testsupport.time.SettableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTests {
    private static final Duration OPEN = Duration.ofMillis(10_001);

    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final AtomicInteger told = new AtomicInteger();
    private final Breaker breaker = new Breaker("telegram/", told::incrementAndGet, clock);

    @Test
    void fourOfFiveOfTheLastTwentyCallsThatCameToNothingOpenItForTenSeconds() {
        call(5, Platform.THERE);
        call(15, Platform.AWAY);
        assertThat(breaker.permits()).isTrue();
        breaker.unused();
        assertThat(breaker.isAway()).isFalse();

        call(1, Platform.AWAY);

        assertThat(breaker.isAway()).isTrue();
        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.freeAt()).isEqualTo(Times.nanos(clock.instant().plus(OPEN)));
        assertThat(told).hasValue(1);
    }

    @Test
    void threeTrialCallsDecideAndNothingIsLookedForWhileTheyAreOut() {
        call(20, Platform.AWAY);
        clock.advance(OPEN);

        assertThat(IntStream.range(0, 3).allMatch(_ -> breaker.permits())).isTrue();

        assertThat(breaker.permits()).isFalse();
        assertThat(breaker.freeAt()).isEqualTo(BotQueue.NEVER);
        IntStream.range(0, 3).forEach(_ -> breaker.record(Platform.THERE));
        assertThat(breaker.isAway()).isFalse();
        assertThat(breaker.freeAt()).isLessThan(Times.nanos(clock.instant()));
    }

    @Test
    void trialCallsThatComeToNothingOpenItAgain() {
        call(20, Platform.AWAY);
        clock.advance(OPEN);

        call(3, Platform.AWAY);

        assertThat(breaker.permits()).isFalse();
        assertThat(told).hasValue(2);
    }

    @Test
    void whoHearsThatAnotherReplicaFindsItAwayTriesThreeCallsAndTellsNobody() {
        breaker.doubt();

        assertThat(breaker.isAway()).isTrue();
        assertThat(IntStream.range(0, 4).mapToObj(_ -> breaker.permits())).containsExactly(true, true, true, false);
        assertThat(told).hasValue(0);
        IntStream.range(0, 3).forEach(_ -> breaker.record(Platform.THERE));
        assertThat(breaker.isAway()).isFalse();
    }

    @Test
    void whoHearsItWhileNobodyIsCalledWaitsNoLongerForThat() {
        call(20, Platform.AWAY);
        clock.advance(OPEN.minusSeconds(1));

        breaker.doubt();

        assertThat(breaker.permits()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(breaker.permits()).isTrue();
    }

    private void call(int times, Platform outcome) {
        IntStream.range(0, times).forEach(_ -> {
            assertThat(breaker.permits()).isTrue();
            breaker.record(outcome);
        });
    }
}
