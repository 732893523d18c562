package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.alarm.PendingAlarms;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What an operator sees of the firing. Pending is counted in the database, each time that it is asked for. */
@Component
class FiringMetrics {
    private final Timer lateness;
    private final Counter accepted;
    private final Counter retries;
    private final Counter misfires;
    private final Counter deadLetters;

    FiringMetrics(MeterRegistry registry, PendingAlarms pending, InFlight inFlight,
            ObjectProvider<TargetLanes> lanes, InstantSource clock) {
        lateness = Timer.builder("tar.alarms.lateness").description("From due to the first call")
                .publishPercentileHistogram().minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofMinutes(1)).register(registry);
        accepted = registry.counter("tar.alarms.accepted");
        retries = registry.counter("tar.alarms.retries");
        misfires = registry.counter("tar.alarms.misfires");
        deadLetters = registry.counter("tar.alarms.dead.letters");
        Gauge.builder("tar.alarms.pending", pending, PendingAlarms::count).description("Alarms in the database")
                .register(registry);
        Gauge.builder("tar.alarms.oldest.seconds", () -> overdue(pending, clock))
                .description("For how long the first in the database is due, whoever has it; 0 if none is")
                .register(registry);
        Gauge.builder("tar.alarms.due", lanes, found -> found.getObject().size())
                .description("Due, in memory, and waiting for a free call").strongReference(true)
                .register(registry);
        Gauge.builder("tar.alarms.in.flight", inFlight, InFlight::size).description("Calls that are out")
                .register(registry);
    }

    private static double overdue(PendingAlarms pending, InstantSource clock) {
        var late = pending.earliest().map(due -> Duration.between(due, clock.instant())).orElse(Duration.ZERO);
        return Math.max(0, late.toMillis() / 1e3);
    }

    /** Before the first call of an occurrence. What was put off is late from when it was due; what was set for the past, from then on. */
    void calls(Occurrence occurrence, Instant now) {
        var waiting = occurrence.waiting();
        lateness.record(Duration.between(occurrence.putOff() ? waiting.scheduledAt() : waiting.nextAt(), now));
    }

    void accepted() {
        accepted.increment();
    }

    void retries() {
        retries.increment();
    }

    void misfires(int occurrences) {
        misfires.increment(occurrences);
    }

    void buries() {
        deadLetters.increment();
    }
}
