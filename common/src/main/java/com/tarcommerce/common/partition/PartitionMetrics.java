package com.tarcommerce.common.partition;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;

/** What an operator sees of the sharing out: summed over the replicas it is 271, but for the moment of a hand-over. */
final class PartitionMetrics {

    PartitionMetrics(MeterRegistry registry, Partitions partitions, ObjectProvider<Rings<?>> rings) {
        Gauge.builder("tar.partitions.held", partitions, Partitions::held)
                .description("Partitions on which this replica works").register(registry);
        Gauge.builder("tar.rings.silent", rings, all -> all.stream().mapToInt(Rings::silent).sum())
                .description("Replicas that do not take what they are told").strongReference(true)
                .register(registry);
    }
}
