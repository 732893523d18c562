package com.tarcommerce.scheduler.cluster;

import com.tarcommerce.common.caller.InternalToken;
import com.tarcommerce.common.partition.ClusterSettings;
import com.tarcommerce.common.partition.Clustered;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.Attempts;
import com.tarcommerce.scheduler.alarm.PendingAlarms;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
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
    private static final Duration CONNECT = Duration.ofSeconds(1);

    @Bean
    Neighbours neighbours(InternalToken token, JsonMapper json, ClusterSettings settings)
            throws UnknownHostException {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        if (!settings.host().isBlank()) {
            client.localAddress(InetAddress.getByName(settings.host()));
        }
        return new Neighbours(client.build(), token, json);
    }

    @Bean
    Rings rings(Partitions partitions, Neighbours neighbours) {
        return new Rings(partitions, neighbours);
    }

    @Bean
    @Primary
    RoutedTimer routedTimer(@Qualifier("dueTimer") AlarmTimer own, Partitions partitions, Rings rings) {
        return new RoutedTimer(own, partitions, rings);
    }

    @Bean
    @Primary
    RoutedAttempts routedAttempts(@Qualifier("inFlight") Attempts own, Partitions partitions, Neighbours neighbours) {
        return new RoutedAttempts(own, partitions, neighbours);
    }

    @Bean
    @Primary
    OwnPendingAlarms ownPendingAlarms(@Qualifier("occurrenceStore") PendingAlarms all, Partitions partitions) {
        return new OwnPendingAlarms(all, partitions);
    }
}
