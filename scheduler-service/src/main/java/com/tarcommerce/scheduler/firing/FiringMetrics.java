package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.PendingAlarms;
import com.tarcommerce.scheduler.alarm.Waiting;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
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
            ObjectProvider<TargetLanes> lanes) {
        lateness = Timer.builder("tar.alarms.lateness").description("From due to the first call")
                .publishPercentileHistogram().minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofMinutes(1)).register(registry);
        accepted = registry.counter("tar.alarms.accepted");
        retries = registry.counter("tar.alarms.retries");
        misfires = registry.counter("tar.alarms.misfires");
        deadLetters = registry.counter("tar.alarms.dead.letters");
        Gauge.builder("tar.alarms.pending", pending, PendingAlarms::count).description("Alarms in the database")
                .register(registry);
        Gauge.builder("tar.alarms.due", lanes, found -> found.getObject().size())
                .description("Due, in memory, and waiting for a free call").strongReference(true)
                .register(registry);
        Gauge.builder("tar.alarms.in.flight", inFlight, InFlight::size).description("Calls that are out")
                .register(registry);
    }

    /** Before the first call of an occurrence. */
    void calls(Waiting waiting, Instant now) {
        lateness.record(Duration.between(waiting.nextAt(), now));
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
