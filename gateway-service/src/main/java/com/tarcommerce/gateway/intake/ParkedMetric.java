package com.tarcommerce.gateway.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** {@code tar.inbox.parked}: how many updates wait for a person, until each is replayed. */
@Component
class ParkedMetric implements MeterBinder {
    private final DeadLetters parked;

    ParkedMetric(DeadLetters parked) {
        this.parked = parked;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tar.inbox.parked", parked, DeadLetters::count)
                .description("Updates given up, for a person to look at").register(registry);
    }
}
