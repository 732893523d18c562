package com.tarcommerce.gateway.event;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.gateway.cluster.OtherReplicas;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queues of the outbox, each with its drain. */
@Configuration(proxyBeanMethods = false)
class DrainConfiguration {

    @Bean
    QueueShare.Parts queueParts(Outbox outbox, Fence fence, Partitions partitions, OtherReplicas others,
            InstantSource clock) {
        return new QueueShare.Parts(outbox, fence, partitions, others, clock);
    }

    @Bean
    Drain eventsDrain(QueueShare.Parts parts, SendAlerts worker, Bells bells, OutboxMetrics metrics) {
        return new Drain(new QueueShare(Outbox.EVENTS, parts), worker, bells.events(), metrics)
                .afterEachClaim(() -> bells.passOn(parts.outbox()));
    }

    @Bean
    Drain cartsDrain(QueueShare.Parts parts, KeepAlarms worker, Bells bells, OutboxMetrics metrics) {
        return new Drain(new QueueShare(Outbox.CARTS, parts), worker, bells.carts(), metrics);
    }

    /** The same worker behind a queue of its own, so that nothing that changes waits for what a start found. */
    @Bean
    Drain missedDrain(QueueShare.Parts parts, KeepAlarms worker, Bells bells, OutboxMetrics metrics) {
        return new Drain(new QueueShare(Outbox.MISSED, parts), worker.of(Outbox.MISSED), bells.missed(),
                metrics);
    }

    @Bean
    Drain withdrawalsDrain(QueueShare.Parts parts, TakeBack worker, Bells bells, OutboxMetrics metrics) {
        return new Drain(new QueueShare(Outbox.WITHDRAWALS, parts), worker, bells.withdrawals(), metrics);
    }

    @Bean
    Drain foreignDrain(QueueShare.Parts parts, PostAbroad worker, Bells bells, OutboxMetrics metrics) {
        return new Drain(new QueueShare(Outbox.FOREIGN, parts), worker, bells.foreign(), metrics);
    }

    @Bean
    Drains drains(Outbox outbox, Map<String, Drain> drains, Bells bells, Partitions partitions) {
        return new Drains(outbox, drains, bells, partitions);
    }
}
