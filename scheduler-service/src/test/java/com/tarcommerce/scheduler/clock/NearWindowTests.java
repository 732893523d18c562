package com.tarcommerce.scheduler.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.alarm.AlarmKey;
import com.tarcommerce.scheduler.alarm.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NearWindowTests {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant FOREVER = NINE.plusSeconds(1_000_000);

    private final NearWindow window = new NearWindow(10);

    @Test
    void beforeTheFirstPageNothingIsKeptBecauseThePageWillHoldIt() {
        assertThat(window.add(in(5))).isFalse();

        assertThat(window.next()).isEmpty();
    }

    @Test
    void whatIsToldWhileAPageIsReadIsNotForgotten() {
        var reading = window.beginReading().orElseThrow();
        window.add(in(5));
        window.add(in(99));

        window.read(reading, List.of(in(1), in(7)), false);

        assertThat(window.takeDue(FOREVER, 100)).containsExactly(in(1), in(5), in(7));
    }

    @Test
    void onceEverythingHasBeenReadThereIsNothingToRead() {
        window.read(window.beginReading().orElseThrow(), List.of(), true);

        assertThat(window.beginReading()).isEmpty();
        assertThat(window.add(in(5))).isTrue();
        assertThat(window.add(in(6))).isFalse();
        assertThat(window.add(in(4))).isTrue();
        assertThat(window.next()).contains(in(4).nextAt());
    }

    @Test
    void ofManyAtOnceItIsKnownWhetherOneIsTheFirst() {
        window.read(window.beginReading().orElseThrow(), List.of(in(5)), true);

        assertThat(window.addAll(List.of(in(7), in(6)))).isFalse();
        assertThat(window.addAll(List.of(in(4), in(8)))).isTrue();
        assertThat(window.takeDue(FOREVER, 100)).containsExactly(in(4), in(5), in(6), in(7), in(8));
    }

    @Test
    void ofTooManyTheNearestStayAndTheOthersAreReadAgain() {
        window.read(window.beginReading().orElseThrow(), List.of(), true);

        LongStream.rangeClosed(1, 21).forEach(seconds -> window.add(in(seconds)));

        assertThat(window.takeDue(FOREVER, 100)).hasSize(10).last().isEqualTo(in(10));
        var reading = window.beginReading().orElseThrow();
        assertThat(reading.nextAt()).isEqualTo(in(10).nextAt());
        assertThat(reading.id()).isEqualTo(10);
    }

    @Test
    void aPageThatWasReadBeforeAllWasForgottenIsNotUsed() {
        var stale = window.beginReading().orElseThrow();
        window.forget();
        window.add(in(1));

        window.read(stale, List.of(in(2)), true);

        assertThat(window.next()).isEmpty();
        assertThat(window.beginReading()).isPresent();
    }

    @Test
    void onlyWhatIsDueIsTaken() {
        window.read(window.beginReading().orElseThrow(), List.of(in(1), in(2), in(3)), true);

        assertThat(window.takeDue(in(2).nextAt().minusMillis(1), 100)).containsExactly(in(1));
        assertThat(window.takeDue(in(3).nextAt(), 1)).containsExactly(in(2));
        assertThat(window.takeDue(in(3).nextAt(), 1)).containsExactly(in(3));
    }

    private static Waiting in(long seconds) {
        var at = NINE.plusSeconds(seconds);
        return new Waiting(seconds, new AlarmKey("shop", "cart", "n" + seconds), seconds, at, at, "");
    }
}
