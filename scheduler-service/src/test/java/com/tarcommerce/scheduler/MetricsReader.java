package com.tarcommerce.scheduler;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/** Reads one number of the service's metrics. */
public record MetricsReader(MeterRegistry registry) {

    public double count(String counter) {
        return registry.get(counter).counter().count();
    }

    public double gauge(String gauge) {
        return registry.get(gauge).gauge().value();
    }

    /** How many were timed. */
    public long timed(String timer) {
        return registry.get(timer).timer().count();
    }

    /** How long all of them took together. */
    public double seconds(String timer) {
        return registry.get(timer).timer().totalTime(TimeUnit.SECONDS);
    }
}
