package com.tarcommerce.gateway.cluster;

import com.tarcommerce.common.partition.Clustered;
import com.tarcommerce.common.partition.Neighbours;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.Rings;
import com.tarcommerce.common.partition.SpreadNews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** A gateway that is alone has nobody to tell. */
@Configuration(proxyBeanMethods = false)
class ReplicaConfiguration {

    @Bean
    @Fallback
    OtherReplicas nobodyElse() {
        return ring -> {
            throw new IllegalStateException("there is nobody to be told of " + ring);
        };
    }

    @Bean
    @Fallback
    AllReplicas nobodyToTell() {
        return _ -> {
        };
    }

    @Bean
    @Conditional(Clustered.class)
    SpreadNews<News> spreadNews(Partitions partitions, Neighbours neighbours) {
        return new SpreadNews<>(partitions, neighbours, ReplicaController.NEWS);
    }

    @Bean
    @Conditional(Clustered.class)
    AllReplicas allReplicas(SpreadNews<News> spread) {
        return spread::tell;
    }

    @Bean
    @Conditional(Clustered.class)
    Rings<Ring> rings(Partitions partitions, Neighbours neighbours) {
        return new Rings<>(partitions, neighbours, ReplicaController.RINGS, Ring::partition);
    }

    @Bean
    @Conditional(Clustered.class)
    OtherReplicas otherReplicas(Rings<Ring> rings) {
        return rings::pass;
    }
}
