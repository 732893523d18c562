package com.tarcommerce.gateway.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** What the inbox tells its operators: {@code tar.inbox.*}. */
@Component
class InboxMetrics {
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Counter applied;
    private final Counter retried;
    private final Timer answered;

    InboxMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        applied = Counter.builder("tar.inbox.applied").description("Updates acted on").register(registry);
        retried = Counter.builder("tar.inbox.retried").description("Attempts that failed and are made again")
                .register(registry);
        answered = Timer.builder("tar.inbox.answer").description("From the kept update to the accepted reply")
                .publishPercentileHistogram().register(registry);
    }

    void received(String channel, boolean first) {
        registry.counter("tar.inbox.received", "channel", channel, "repeated", Boolean.toString(!first)).increment();
    }

    void applied() {
        applied.increment();
    }

    void retried() {
        retried.increment();
    }

    void answered(Instant receivedAt) {
        answered.record(Duration.between(receivedAt, clock.instant()));
    }

    void watch(Lanes lanes) {
        registry.gauge("tar.inbox.lanes", lanes, Lanes::count);
    }
}
