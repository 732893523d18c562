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

    /** With its replays; false if there is neither. */
    boolean pause(AlarmKey key) {
        return commit(() -> alarms.hold(key, now()));
    }

    /** With its replays; false if there is neither. What a recurring alarm missed while it was held, it was held for: it is not made up. */
    boolean resume(AlarmKey key) {
        return commit(() -> {
            var released = new ArrayList<Waiting>();
            var found = alarms.find(key);
            found.filter(alarm -> alarm.pausedAt() != null).flatMap(held -> letGo(held, now()))
                    .ifPresent(released::add);
            alarms.letReplaysGo(key, now()).forEach(released::add);
            return new Resumed(found.isPresent() || !released.isEmpty(), released);
        }).tell(timer);
    }

    private Optional<Waiting> letGo(Steered held, Instant now) {
        var occurrence = held.waiting().scheduledAt();
        if (held.recurrence() == null || held.attempts() > 0 || !fellDueMeanwhile(held, now)) {
            return Optional.of(alarms.letGo(held, occurrence, later(occurrence, now)));
        }
        var next = held.recurrence().nextAfter(now);
        if (next == null) {
            alarms.remove(held);
            return Optional.empty();
        }
        return Optional.of(alarms.letGo(held, next, next));
    }

    /** What was due before it was held may be out, and is not over before it is answered. */
    private static boolean fellDueMeanwhile(Steered held, Instant now) {
        var occurrence = held.waiting().scheduledAt();
        return held.pausedAt() != null && occurrence.isAfter(held.pausedAt()) && !occurrence.isAfter(now);
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
            var id = Waiting.webhookId(alarm.waiting().id(), now);
            return new Fires(id, alarms.addOccurrence(alarm, now));
        }
        var waiting = alarms.letGo(alarm, alarm.waiting().scheduledAt(), now);
        return new Fires(waiting.webhookId(), Optional.of(waiting));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private <T> T commit(Supplier<T> unit) {
        return timer.committed(() -> commits.commit(unit));
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
