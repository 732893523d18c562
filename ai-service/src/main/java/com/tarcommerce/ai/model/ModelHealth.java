package com.tarcommerce.ai.model;

import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells of the model at {@code /actuator/health/model}; without it Tar goes on, so it never brings the service down. Who
 * looks has a server looked at again that was away, at most once a minute: nobody else may need it for hours.
 */
final class ModelHealth implements HealthIndicator {
    private final Probe probe;
    private final ModelSettings settings;

    ModelHealth(Probe probe, ModelSettings settings) {
        this.probe = probe;
        this.settings = settings;
    }

    @Override
    public Health health() {
        probe.refresh();
        var state = probe.state();
        var health = state == Probe.State.SCHEMA_ENFORCED || state == Probe.State.OFF ? Health.up() : Health.unknown();
        health.withDetail("state", state.name().toLowerCase(Locale.ROOT));
        if (settings.isOn()) {
            health.withDetail("model", settings.name());
        }
        return health.build();
    }
}
