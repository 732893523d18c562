package com.tarcommerce.scheduler.cluster;

import com.tarcommerce.common.partition.Partitions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What an operator sees of the sharing out: summed over the replicas it is 271, but for the moment of a hand-over. */
@Component
class PartitionMetrics {

    PartitionMetrics(MeterRegistry registry, Partitions partitions) {
        Gauge.builder("tar.partitions.held", partitions, Partitions::held)
                .description("Partitions whose alarms this replica fires").register(registry);
    }
}
