package com.tarcommerce.testsupport.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.testsupport.time.SettableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitKeeperTests {
    private final SettableClock clock = SettableClock.at("2026-03-01T09:00:00Z");
    private final LimitKeeper keeper = new LimitKeeper(PublishedLimits.ofTheFaq(), clock);

    @Test
    void aChatTakesThreeAtOnceAndThenOneASecond() {
        assertThat(accepted("7", 5)).isEqualTo(3);
        clock.advance(Duration.ofMillis(999));
        assertThat(accepted("7", 1)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(accepted("7", 2)).isEqualTo(1);
    }

    @Test
    void aGroupTakesTwentyInAnyMinute() {
        var taken = 0;
        for (var second = 0; second < 59; second++) {
            taken += accepted("-7", 1);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(taken).isEqualTo(20);
        clock.advance(Duration.ofSeconds(1));
        assertThat(accepted("-7", 3)).isEqualTo(1);
    }

    @Test
    void aBotTakesThirtyAtOnceAndThenThirtyASecond() {
        assertThat(IntStream.range(0, 40).map(chat -> accepted(String.valueOf(chat), 1)).sum()).isEqualTo(30);
        clock.advance(Duration.ofMillis(100));
        assertThat(IntStream.range(0, 40).map(chat -> accepted(String.valueOf(100 + chat), 1)).sum()).isEqualTo(3);
        assertThat(keeper.refused()).containsEntry("bot", 47).containsEntry("chat", 0);
    }

    @Test
    void theAnswerSaysHowLongToWait() {
        accepted("7", 3);

        var answer = keeper.judge("7");

        assertThat(answer).isNotNull();
        assertThat(answer.body().at("/parameters/retry_after").asInt()).isEqualTo(1);
    }

    @Test
    void everythingIsFasterByTheFactor() {
        var faster = new LimitKeeper(PublishedLimits.ofTheFaq().faster(10), clock);
        for (var i = 0; i < 3; i++) {
            assertThat(faster.judge("7")).isNull();
        }
        assertThat(faster.judge("7")).isNotNull();
        clock.advance(Duration.ofMillis(100));

        assertThat(faster.judge("7")).isNull();
    }

    private int accepted(String chat, int calls) {
        return (int) IntStream.range(0, calls).filter(_ -> keeper.judge(chat) == null).count();
    }
}
