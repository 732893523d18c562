package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.Occurrences;
import com.tarcommerce.scheduler.alarm.UnreadableAlarm;
import com.tarcommerce.scheduler.alarm.Waiting;
import com.tarcommerce.scheduler.firing.MakeAttempt.Attempted;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Fires what is due, if the database still says so.
 *
 * <p>The attempt is entered as in flight before its row is read. So whoever deletes the row first and looks at what is
 * in flight second either sees the attempt or can be sure that none starts. What is another
 * replica's it is told.
 */
@Component
class FireAlarm {
    private final Occurrences occurrences;
    private final InFlight inFlight;
    private final MakeAttempt attempts;
    private final AlarmTimer timer;
    private final InstantSource clock;

    FireAlarm(Occurrences occurrences, InFlight inFlight, MakeAttempt attempts, AlarmTimer timer,
            InstantSource clock) {
        this.occurrences = occurrences;
        this.inFlight = inFlight;
        this.attempts = attempts;
        this.timer = timer;
        this.clock = clock;
    }

    /** The clock is looked at once more: it may have been set back while the occurrence waited for a free call. */
    Attempted fire(Waiting waiting) {
        if (clock.instant().isBefore(waiting.nextAt())) {
            timer.expect(waiting);
            return Attempted.NOT_CALLED;
        }
        if (!inFlight.begin(waiting)) {
            return Attempted.NOT_CALLED;
        }
        try {
            return attempt(waiting);
        } catch (StaleHold elsewhere) {
            timer.expect(waiting);
            return Attempted.NOT_CALLED;
        } finally {
            inFlight.end(waiting).forEach(timer::expect);
        }
    }

    private Attempted attempt(Waiting waiting) {
        try {
            var occurrence = occurrences.find(waiting).orElse(null);
            return occurrence == null ? Attempted.NOT_CALLED : attempts.attempt(occurrence);
        } catch (UnreadableAlarm unreadable) {
            attempts.giveUp(unreadable);
            return Attempted.NOT_CALLED;
        }
    }
}
