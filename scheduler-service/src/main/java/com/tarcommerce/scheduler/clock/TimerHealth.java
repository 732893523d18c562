package com.tarcommerce.scheduler.clock;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of liveness: a scheduler whose timer has ended fires nothing, and is to be started again. */
@Component("timer")
class TimerHealth implements HealthIndicator {
    private final DueTimer timer;

    TimerHealth(DueTimer timer) {
        this.timer = timer;
    }

    @Override
    public Health health() {
        return (timer.isAlive() ? Health.up() : Health.down()).build();
    }
}
