package com.tarcommerce.gateway.event;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.gateway.cluster.Ring;
import com.tarcommerce.gateway.cluster.SharedPart;
import java.util.Map;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the drains on what an earlier run left behind, and stops them before the database goes. Of several replicas each
 * sets free only what was held in the queues that come to it.
 */
final class Drains implements SmartLifecycle, SharedPart {
    /** Starts after the commit group, stops before it and after the web server. */
    private static final int PHASE = 100;

    private final Outbox outbox;
    private final Map<String, Drain> drains;
    private final Bells bells;
    private final Partitions partitions;
    private volatile boolean running;

    Drains(Outbox outbox, Map<String, Drain> drains, Bells bells, Partitions partitions) {
        this.outbox = outbox;
        this.drains = drains;
        this.bells = bells;
        this.partitions = partitions;
    }

    @Override
    public void start() {
        if (partitions.replica().isEmpty()) {
            outbox.releaseAll();
        }
        drains.forEach((name, drain) -> drain.start(name));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        drains.values().forEach(Drain::stop);
    }

    @Override
    public boolean rung(Ring ring) {
        if (!ring.kind().equals(QueueShare.KIND)) {
            return false;
        }
        switch (ring.name()) {
            case Outbox.EVENTS -> bells.ringFromOutside();
            default -> bells.of(ring.name()).ring();
        }
        return true;
    }

    @Override
    public int out(int partition) {
        return (int) drains.values().stream()
                .filter(drain -> drain.share().partition() == partition && drain.isBusy()).count();
    }

    @Override
    public void changed() {
        drains.values().stream().filter(drain -> drain.share().hold() != null).forEach(Drain::ring);
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
