package com.tarcommerce.scheduler;

import io.micrometer.core.instrument.MeterRegistry;

/** Reads one number of the service's metrics. */
public record MetricsReader(MeterRegistry registry) {

    public double count(String counter) {
        return registry.get(counter).counter().count();
    }

    public double gauge(String gauge) {
        return registry.get(gauge).gauge().value();
    }
}
