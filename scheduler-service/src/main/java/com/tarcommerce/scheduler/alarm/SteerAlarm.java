package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.scheduler.alarm.SteeringStore.Steered;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Holds an alarm, lets it go on, or fires it now; durable before it returns. */
@Component
class SteerAlarm {
    private final SteeringStore alarms;
    private final CommitGroup commits;
    private final AlarmTimer timer;
    private final InstantSource clock;

    SteerAlarm(SteeringStore alarms, CommitGroup commits, AlarmTimer timer, InstantSource clock) {
        this.alarms = alarms;
        this.commits = commits;
        this.timer = timer;
        this.clock = clock;
    }

    /** False if there is none. */
    boolean pause(AlarmKey key) {
        return commit(() -> alarms.hold(key, now()));
    }

    /** False if there is none. What a recurring alarm missed while it was held, it was held for: it is not made up. */
    boolean resume(AlarmKey key) {
        return commit(() -> {
            var released = new ArrayList<Waiting>();
            var found = alarms.find(key);
            found.filter(Steered::held).flatMap(held -> letGo(held, now())).ifPresent(released::add);
            alarms.letReplaysGo(key, now()).forEach(released::add);
            return new Resumed(found.isPresent(), released);
        }).tell(timer);
    }

    private Optional<Waiting> letGo(Steered held, Instant now) {
        var occurrence = held.waiting().scheduledAt();
        if (held.recurrence() == null || held.attempts() > 0 || occurrence.isAfter(now)) {
            return Optional.of(alarms.letGo(held, occurrence, now));
        }
        var next = held.recurrence().nextAfter(now);
        if (next == null) {
            alarms.remove(held);
            return Optional.empty();
        }
        return Optional.of(alarms.letGo(held, next, now));
    }

    /** The {@code webhook-id} of the occurrence that fires now; empty if there is no alarm. */
    Optional<String> run(AlarmKey key) {
        return commit(() -> alarms.find(key).map(alarm -> fireNow(alarm, now()))).map(fires -> {
            fires.expected().ifPresent(timer::expect);
            return fires.id();
        });
    }

    private Fires fireNow(Steered alarm, Instant now) {
        if (alarm.recurrence() != null) {
            var id = "alm_" + alarm.waiting().id() + "_" + now.toEpochMilli();
            return new Fires(id, alarms.addOccurrence(alarm, now));
        }
        var due = alarm.waiting().scheduledAt();
        var waiting = alarms.letGo(alarm, due.isAfter(now) ? now : due, now);
        return new Fires(waiting.webhookId(), Optional.of(waiting));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> T commit(Supplier<T> unit) {
        try {
            return commits.commit(unit);
        } catch (RuntimeException failure) {
            timer.startOver();
            throw failure;
        }
    }

    private record Resumed(boolean found, List<Waiting> released) {

        boolean tell(AlarmTimer timer) {
            released.forEach(timer::expect);
            return found;
        }
    }

    private record Fires(String id, Optional<Waiting> expected) {
    }
}
