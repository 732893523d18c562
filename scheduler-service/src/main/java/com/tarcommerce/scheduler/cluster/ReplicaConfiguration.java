package com.tarcommerce.scheduler.cluster;

import com.tarcommerce.common.partition.Clustered;
import com.tarcommerce.common.partition.Neighbours;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.Rings;
import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.Attempts;
import com.tarcommerce.scheduler.alarm.PendingAlarms;
import com.tarcommerce.scheduler.alarm.Waiting;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/** Puts itself before the parts of a service that is alone. */
@Configuration(proxyBeanMethods = false)
@Conditional(Clustered.class)
class ReplicaConfiguration {

    @Bean
    Rings<Waiting> rings(Partitions partitions, Neighbours neighbours) {
        return new Rings<>(partitions, neighbours, ReplicaController.RINGS, waiting -> waiting.key().partition());
    }

    @Bean
    @Primary
    RoutedTimer routedTimer(@Qualifier("dueTimer") AlarmTimer own, Partitions partitions, Rings<Waiting> rings) {
        return new RoutedTimer(own, partitions, rings);
    }

    @Bean
    @Primary
    RoutedAttempts routedAttempts(@Qualifier("inFlight") Attempts own, Partitions partitions, Neighbours neighbours,
            JsonMapper json) {
        return new RoutedAttempts(own, partitions, neighbours, json);
    }

    @Bean
    @Primary
    OwnPendingAlarms ownPendingAlarms(@Qualifier("occurrenceStore") PendingAlarms all, Partitions partitions) {
        return new OwnPendingAlarms(all, partitions);
    }
}
