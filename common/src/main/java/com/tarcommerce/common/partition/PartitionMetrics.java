package com.tarcommerce.common.partition;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What an operator sees of the sharing out: summed over the replicas it is 271, but for the moment of a hand-over. */
final class PartitionMetrics {

    PartitionMetrics(MeterRegistry registry, Partitions partitions) {
        Gauge.builder("tar.partitions.held", partitions, Partitions::held)
                .description("Partitions on which this replica works").register(registry);
    }
}
