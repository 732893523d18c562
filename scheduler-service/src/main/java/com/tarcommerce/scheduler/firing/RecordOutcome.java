package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.Failures;
import com.tarcommerce.scheduler.alarm.Gathered;
import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.alarm.Occurrences;
import com.tarcommerce.scheduler.alarm.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Writes how an occurrence went on and tells the timer what follows; nothing if the alarm is no longer the same. */
@Component
class RecordOutcome {
    private static final int RELEASED_AT_ONCE = 500;

    private final Occurrences occurrences;
    private final DeadLetterStore deadLetters;
    private final CommitGroup commits;
    private final AlarmTimer timer;
    private final Gathered<Waiting, Waiting> finished;

    RecordOutcome(Occurrences occurrences, DeadLetterStore deadLetters, CommitGroup commits, AlarmTimer timer) {
        this.occurrences = occurrences;
        this.deadLetters = deadLetters;
        this.commits = commits;
        this.timer = timer;
        this.finished = new Gathered<>(commits, done -> {
            occurrences.finish(done);
            return done;
        });
    }

    void done(Occurrence done) {
        if (done.recurrence() == null) {
            finished.commit(done.waiting());
        } else {
            follow(() -> goOn(done));
        }
    }

    void superseded(Occurrence older, Instant newer) {
        follow(() -> occurrences.advance(older.waiting(), newer, false));
    }

    /** It was not called, and nothing follows. */
    void ended(Occurrence last) {
        follow(() -> {
            occurrences.finish(List.of(last.waiting()));
            return Optional.empty();
        });
    }

    /** Calls it later, as if nothing had been. */
    void postponed(Occurrence late, Instant until) {
        follow(() -> occurrences.retry(late.waiting(), late.failures(), until, false));
    }

    void failed(Occurrence failed, Failures failures, Instant nextAt, boolean releasable) {
        follow(() -> occurrences.retry(failed.waiting(), failures, nextAt, releasable));
    }

    /** A recurring alarm goes on with its next occurrence. */
    void givenUp(Occurrence dead, Failures failures, String reason, Instant now) {
        follow(() -> {
            if (!occurrences.isThere(dead.waiting())) {
                return Optional.empty();
            }
            deadLetters.bury(dead, failures.attempts(), reason, now);
            return goOn(dead);
        });
    }

    boolean replayed(String deadLetter, Instant now) {
        return follow(() -> deadLetters.take(deadLetter).map(dead -> occurrences.revive(dead, now)));
    }

    /** Makes due what waits for the target; how many. */
    int release(String target, Instant now) {
        var released = commits.commit(() -> occurrences.release(target, now, RELEASED_AT_ONCE));
        released.forEach(timer::expect);
        return released.size();
    }

    private Optional<Waiting> goOn(Occurrence over) {
        var following = over.recurrence() == null ? null : over.recurrence().following(over.waiting().scheduledAt());
        if (following != null) {
            return occurrences.advance(over.waiting(), following, true);
        }
        occurrences.finish(List.of(over.waiting()));
        return Optional.empty();
    }

    private boolean follow(Supplier<Optional<Waiting>> unit) {
        var next = commits.commit(unit);
        next.ifPresent(timer::expect);
        return next.isPresent();
    }
}
