package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.contract.alarm.Alarm;
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
    private final AlarmStore shown;
    private final CommitGroup commits;
    private final AlarmTimer timer;
    private final InstantSource clock;

    SteerAlarm(SteeringStore alarms, AlarmStore shown, CommitGroup commits, AlarmTimer timer, InstantSource clock) {
        this.alarms = alarms;
        this.shown = shown;
        this.commits = commits;
        this.timer = timer;
        this.clock = clock;
    }

    /** With its replays; empty if there is neither. */
    Optional<Alarm> pause(AlarmKey key) {
        return commit(() -> alarms.hold(key, now()) ? shown.find(key) : Optional.empty());
    }

    /** With its replays. What a recurring alarm missed while it was held, it was held for: it is not made up. */
    Resumed resume(AlarmKey key) {
        var resumed = commit(() -> {
            var goOn = new ArrayList<Waiting>();
            var held = alarms.find(key);
            held.filter(alarm -> alarm.pausedAt() != null).flatMap(alarm -> letGo(alarm, now()))
                    .ifPresent(goOn::add);
            goOn.addAll(alarms.letReplaysGo(key, now()));
            return new Resumed(held.isPresent() || !goOn.isEmpty(), shown.find(key), goOn);
        });
        resumed.goOn().forEach(timer::expect);
        return resumed;
    }

    private Optional<Waiting> letGo(Steered held, Instant now) {
        var occurrence = held.waiting().scheduledAt();
        if (held.recurrence() == null || !fellDueMeanwhile(held, now)) {
            return Optional.of(alarms.letGo(held, occurrence, later(occurrence, now)));
        }
        var next = held.recurrence().nextAfter(now);
        if (next == null) {
            alarms.remove(held);
            return Optional.empty();
        }
        return Optional.of(alarms.goOn(held, next));
    }

    /**
     * Whether an occurrence did; then what waited for a retry is superseded, as it would have been. What was due before it
     * was held may be out, and is not over before it is answered.
     */
    private static boolean fellDueMeanwhile(Steered held, Instant now) {
        var occurrence = held.waiting().scheduledAt();
        if (held.pausedAt() == null || held.recurrence() == null || occurrence.isAfter(now)) {
            return false;
        }
        var next = occurrence.isAfter(held.pausedAt()) ? occurrence : held.recurrence().nextAfter(held.pausedAt());
        return next != null && !next.isAfter(now);
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
            var at = besides(now);
            return new Fires(Waiting.webhookId(alarm.waiting().id(), at), alarms.addOccurrence(alarm, at));
        }
        var waiting = alarms.letGo(alarm, alarm.waiting().scheduledAt(), now);
        return new Fires(waiting.webhookId(), Optional.of(waiting));
    }

    /** Those of a cron have the whole minutes: the id of this one must not be the id of one of them. */
    private static Instant besides(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES).equals(now) ? now.plusMillis(1) : now;
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

    /**
     * @param found whether there was anything to resume
     * @param alarm as it is then; empty if its last occurrence fell due while it was held
     */
    record Resumed(boolean found, Optional<Alarm> alarm, List<Waiting> goOn) {
    }

    private record Fires(String id, Optional<Waiting> expected) {
    }
}
