package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.scheduler.alarm.AlarmKey;
import com.tarcommerce.scheduler.alarm.Waiting;
import com.tarcommerce.scheduler.firing.MakeAttempt.Attempted;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeldUpTests {
    private static final String TARGET = "http://target";
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LATER = NINE.plus(Duration.ofMinutes(2));

    private final HeldUp heldUp = new HeldUp();

    @Test
    void whatWasHandedOnInTimeIsNot() {
        heldUp.handedOn(due(NINE), NINE.plusSeconds(60));

        assertThat(heldUp.has(due(NINE), LATER)).isFalse();
    }

    @Test
    void whatNobodyHandedOnIsAndWhatFellDueAfterItIsNot() {
        heldUp.handedOn(due(NINE), LATER);

        assertThat(heldUp.has(due(NINE), LATER)).isTrue();
        assertThat(heldUp.has(due(NINE.minusSeconds(1)), LATER)).isTrue();
        assertThat(heldUp.has(due(NINE.plusSeconds(1)), LATER)).isFalse();
    }

    @Test
    void whatIsDueWhileItsTargetIsAwayIsAndWhatFallsDueAfterThatIsNot() {
        heldUp.called(TARGET, Attempted.AWAY, NINE);
        assertThat(heldUp.has(due(NINE), NINE.plusSeconds(60))).isFalse();
        assertThat(heldUp.has(due(NINE), LATER)).isTrue();

        heldUp.called(TARGET, Attempted.ACCEPTED, LATER);

        assertThat(heldUp.has(due(NINE.plusSeconds(60)), LATER.plusSeconds(300))).isTrue();
        assertThat(heldUp.has(due(NINE.plusSeconds(61)), LATER.plusSeconds(300))).isFalse();
    }

    /** Nobody knows whether the target was away all night, and the herd finds it well. */
    @Test
    void oneFailureInTheNightHoldsUpNothingThatFallsDueInTheMorning() {
        heldUp.called(TARGET, Attempted.AWAY, NINE.minus(Duration.ofHours(8)));

        heldUp.called(TARGET, Attempted.ACCEPTED, NINE.plusMillis(20));

        assertThat(heldUp.has(due(NINE), LATER)).as("it waits behind others only").isFalse();
        assertThat(heldUp.has(due(NINE.minus(Duration.ofHours(1))), LATER)).isTrue();
    }

    @Test
    void aTargetThatAnswersTheNextOneWellWasNotAway() {
        heldUp.called(TARGET, Attempted.AWAY, NINE);
        heldUp.called(TARGET, Attempted.ACCEPTED, NINE.plusSeconds(1));
        heldUp.called(TARGET, Attempted.AWAY, LATER);
        heldUp.called(TARGET, Attempted.ACCEPTED, LATER.plusSeconds(1));

        assertThat(heldUp.has(due(NINE), LATER.plusSeconds(1))).isFalse();
    }

    @Test
    void anotherTargetHasNothingToDoWithIt() {
        heldUp.called("http://other", Attempted.AWAY, NINE);

        assertThat(heldUp.has(due(NINE), LATER)).isFalse();
    }

    private static Waiting due(Instant at) {
        return new Waiting(1, new AlarmKey("shop", "cart:1", "unpaid"), 1, at, at, TARGET);
    }
}
