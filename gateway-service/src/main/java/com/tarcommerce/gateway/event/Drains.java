package com.tarcommerce.gateway.event;

import java.util.Map;
import org.springframework.context.SmartLifecycle;

/** Starts the drains on what an earlier run left behind, and stops them before the database goes. */
final class Drains implements SmartLifecycle {
    /** Starts after the commit group, stops before it and after the web server. */
    private static final int PHASE = 100;

    private final Outbox outbox;
    private final Map<String, Drain> drains;
    private volatile boolean running;

    Drains(Outbox outbox, Map<String, Drain> drains) {
        this.outbox = outbox;
        this.drains = drains;
    }

    @Override
    public void start() {
        outbox.releaseAll();
        drains.forEach((name, drain) -> drain.start(name));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        drains.values().forEach(Drain::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
