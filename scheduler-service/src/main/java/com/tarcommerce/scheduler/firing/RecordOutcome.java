package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.database.Gathered;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.Failures;
import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.alarm.Occurrences;
import com.tarcommerce.scheduler.alarm.Occurrences.Newer;
import com.tarcommerce.scheduler.alarm.Occurrences.Retry;
import com.tarcommerce.scheduler.alarm.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Writes how an occurrence went on and tells the timer what follows; nothing if the alarm is no longer the same, and
 * {@link StaleHold} if it is no longer this replica's.
 */
@Component
class RecordOutcome {
    private static final int RELEASED_AT_ONCE = 500;

    private final Occurrences occurrences;
    private final DeadLetters deadLetters;
    private final CommitGroup commits;
    private final AlarmTimer timer;
    private final Partitions partitions;
    private final Gathered<Occurrence, Occurrence> finished;

    RecordOutcome(Occurrences occurrences, DeadLetters deadLetters, CommitGroup commits, AlarmTimer timer,
            Partitions partitions) {
        this.occurrences = occurrences;
        this.deadLetters = deadLetters;
        this.commits = commits;
        this.timer = timer;
        this.partitions = partitions;
        this.finished = new Gathered<>(commits, done -> {
            partitions.check(done.stream().map(occurrence -> occurrence.begun().hold()).toList());
            occurrences.finish(done.stream().map(Occurrence::waiting).toList());
            return done;
        });
    }

    void done(Occurrence done) {
        if (done.recurrence() == null) {
            held(done, () -> finished.commit(done));
        } else {
            follow(done, () -> goOn(done).stream().toList());
        }
    }

    void superseded(Occurrence older, Newer newer) {
        follow(older, () -> occurrences.passOver(older.waiting(), newer).stream().toList());
    }

    /** It was not called, and nothing follows. */
    void ended(Occurrence last) {
        follow(last, () -> {
            occurrences.finish(List.of(last.waiting()));
            return List.of();
        });
    }

    void putOff(Occurrence late, Instant until) {
        follow(late, () -> occurrences.putOff(late.waiting(), until).stream().toList());
    }

    void failed(Occurrence failed, Retry retry) {
        follow(failed, () -> occurrences.retry(failed.waiting(), retry).stream().toList());
    }

    /** A recurring alarm goes on with its next occurrence. What was to tell of a dead letter leaves none of its own. */
    void givenUp(Occurrence dead, Failures failures, String reason, Instant now) {
        follow(dead, () -> {
            if (!occurrences.isThere(dead.waiting())) {
                return List.of();
            }
            var told = dead.waiting().key().isNotice()
                    ? Optional.<Waiting>empty()
                    : deadLetters.bury(dead, failures, reason, now);
            return Stream.concat(told.stream(), goOn(dead).stream()).toList();
        });
    }

    boolean replayed(String deadLetter, Instant now) {
        var revived = timer.committed(() -> commits.commit(() -> deadLetters.revive(deadLetter, now)));
        revived.ifPresent(timer::expect);
        return revived.isPresent();
    }

    /** How many, at most {@code most}, of those that died in the stretch of time. */
    int replayed(ReplayRange range, int most, Instant now) {
        var revived = timer.committed(() -> commits.commit(() -> deadLetters.revive(range, most, now)));
        timer.expectAll(revived);
        return revived.size();
    }

    /** Makes due what waits for the target; how many. */
    int release(String target, Instant now) {
        var released = timer.committed(
                () -> commits.commit(() -> occurrences.release(target, now, RELEASED_AT_ONCE)));
        released.forEach(timer::expect);
        return released.size();
    }

    private Optional<Waiting> goOn(Occurrence over) {
        var following = over.recurrence() == null ? null : over.recurrence().following(over.waiting().scheduledAt());
        if (following != null) {
            return occurrences.advance(over.waiting(), following);
        }
        occurrences.finish(List.of(over.waiting()));
        return Optional.empty();
    }

    private void follow(Occurrence of, Supplier<List<Waiting>> unit) {
        held(of, () -> commits.commit(() -> {
            partitions.check(List.of(of.begun().hold()));
            return unit.get();
        })).forEach(timer::expect);
    }

    private <T> T held(Occurrence of, Supplier<T> commit) {
        try {
            return commit.get();
        } catch (StaleHold stale) {
            partitions.lost(of.begun().hold());
            throw stale;
        }
    }
}
