package com.tarcommerce.ai.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what each shop asks of the model; beyond five hundred shops the rest are counted together. */
final class ModelMetrics {
    private static final int MOST_SHOPS = 500;
    private static final String REST = "other";

    private final MeterRegistry registry;
    private final Set<String> shops = ConcurrentHashMap.newKeySet();

    ModelMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void asked(String tenant, Duration took, long tokens) {
        var shop = shop(tenant);
        Timer.builder("tar.ai.model.latency").tag("tenant", shop).register(registry).record(took);
        Counter.builder("tar.ai.model.tokens").tag("tenant", shop).register(registry).increment((double) tokens);
    }

    /** @param outcome {@code accepted}, {@code corrected}, {@code refused}, or why nothing was said */
    void ended(String outcome) {
        Counter.builder("tar.ai.model.questions").tag("outcome", outcome).register(registry).increment();
    }

    private String shop(String tenant) {
        return shops.contains(tenant) || (shops.size() < MOST_SHOPS && shops.add(tenant)) ? tenant : REST;
    }
}
