package com.tarcommerce.outbound.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Counts what came of tries, what was perhaps sent twice, and how long messages took. */
@Component
class DeliveryMetrics {
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Counter repeats;
    private final Timer time;

    DeliveryMetrics(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        this.repeats = Counter.builder("tar.outbound.repeats")
                .description("Sends made again after an outcome that could not be known").register(meters);
        this.time = Timer.builder("tar.outbound.time").description("From accepted to sent").register(meters);
    }

    void sent(Claim claim, Part part) {
        countRepeat(claim);
        if (part.last()) {
            ended("sent", claim.message().room().channel());
            time.record(Duration.between(claim.acceptedAt(), clock.instant()));
        }
    }

    void failed(Claim claim, Retry retry) {
        if (retry.unknown()) {
            countRepeat(claim);
        }
        ended(retry.unknown() ? "unknown" : "deferred", claim.message().room().channel());
    }

    void ended(String outcome, String channel) {
        meters.counter("tar.outbound.deliveries", "channel", channel, "outcome", outcome).increment();
    }

    private void countRepeat(Claim claim) {
        if (claim.repeat()) {
            repeats.increment();
        }
    }
}
