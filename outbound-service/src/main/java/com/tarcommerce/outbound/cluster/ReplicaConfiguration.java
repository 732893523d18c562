package com.tarcommerce.outbound.cluster;

import com.tarcommerce.common.partition.Clustered;
import com.tarcommerce.common.partition.Neighbours;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.Rings;
import com.tarcommerce.common.partition.SpreadNews;
import com.tarcommerce.outbound.delivery.Rung;
import com.tarcommerce.outbound.delivery.Trouble;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@Conditional(Clustered.class)
class ReplicaConfiguration {

    @Bean
    Rings<Rung> rings(Partitions partitions, Neighbours neighbours) {
        return new Rings<>(partitions, neighbours, ReplicaController.RINGS, Rung::partition);
    }

    @Bean
    SpreadNews<Trouble> troubles(Partitions partitions, Neighbours neighbours) {
        return new SpreadNews<>(partitions, neighbours, ReplicaController.TROUBLES);
    }
}
