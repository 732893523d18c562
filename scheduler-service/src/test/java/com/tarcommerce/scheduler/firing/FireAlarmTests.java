package com.tarcommerce.scheduler.firing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tarcommerce.common.contract.alarm.Misfire;
import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.scheduler.alarm.AlarmKey;
import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.Failures;
import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.alarm.Occurrence.Begun;
import com.tarcommerce.scheduler.alarm.Occurrences;
import com.tarcommerce.scheduler.alarm.UnreadableAlarm;
import com.tarcommerce.scheduler.alarm.Waiting;
import com.tarcommerce.scheduler.firing.MakeAttempt.Attempted;
import com.tarcommerce.scheduler.firing.MakeAttempt.WhatIsLate;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FireAlarmTests {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final Waiting due = new Waiting(1, new AlarmKey("shop", "task:1", "due"), 1, NOW, NOW, "");
    private final List<Waiting> expected = new ArrayList<>();

    @Test
    void whatCannotBeReadAndIsAnotherReplicasByNowIsLeftToThatOne() {
        var fire = new FireAlarm(unreadable(), new InFlight(), new Elsewhere(), new Told(), () -> NOW);

        assertThat(fire.fire(due)).isEqualTo(Attempted.NOT_CALLED);

        assertThat(expected).containsExactly(due);
    }

    private Occurrences unreadable() {
        var rest = new Occurrence(due, Failures.NONE, null, Misfire.ONCE, false, null, null,
                new Begun(NOW, new Hold(0, 1)));
        return (Occurrences) Proxy.newProxyInstance(Occurrences.class.getClassLoader(),
                new Class<?>[]{Occurrences.class}, (_, _, _) -> {
                    throw new UnreadableAlarm("no such zone", rest);
                });
    }

    private static class Elsewhere extends MakeAttempt {
        @SuppressWarnings("NullAway") // nothing of it is reached
        Elsewhere() {
            super(null, null, null, () -> NOW, new WhatIsLate(null, null));
        }

        @Override
        void giveUp(UnreadableAlarm alarm) {
            throw new StaleHold();
        }
    }

    private class Told implements AlarmTimer {
        @Override
        public void expect(Waiting waiting) {
            expected.add(waiting);
        }

        @Override
        public void startOver() {
            throw new UnsupportedOperationException("nothing is unknown here");
        }
    }
}
