package com.tarcommerce.gateway.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;

/** How far behind the outbox is. In a healthy system {@code tar.outbox.idle.wakes} stays where it is. */
class OutboxMetrics {
    private final Timer latency;
    private final Counter idleWakes;
    private final InstantSource clock;

    OutboxMetrics(MeterRegistry meters, OutboxLevels levels, InstantSource clock) {
        this.clock = clock;
        latency = Timer.builder("tar.outbox.latency").description("from the change of data to its accepted effects")
                .publishPercentiles(0.5, 0.99).register(meters);
        idleWakes = Counter.builder("tar.outbox.idle.wakes").description("timed claims that found nothing")
                .register(meters);
        meters.gauge("tar.outbox.depth", levels, OutboxLevels::waiting);
        meters.gauge("tar.outbox.dead", levels, OutboxLevels::dead);
        meters.gauge("tar.outbox.oldest.seconds", levels, it -> it.oldestSeconds(clock.instant()));
    }

    void performed(OutboxRow row) {
        var passed = Duration.between(row.createdAt(), clock.instant());
        latency.record(passed.isNegative() ? Duration.ZERO : passed);
    }

    void wokeForNothing() {
        idleWakes.increment();
    }
}
