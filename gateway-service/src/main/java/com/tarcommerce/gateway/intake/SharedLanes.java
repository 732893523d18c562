package com.tarcommerce.gateway.intake;

import com.tarcommerce.gateway.cluster.Ring;
import com.tarcommerce.gateway.cluster.SharedPart;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The lanes as replicas share them out: looks for work in those that came, as often as it takes to read it. */
@Component
class SharedLanes implements SharedPart {
    private static final Logger LOG = LoggerFactory.getLogger(SharedLanes.class);

    private final Lanes lanes;
    private final Backoff backoff;
    private final AtomicInteger changes = new AtomicInteger();

    SharedLanes(Lanes lanes, Backoff backoff) {
        this.lanes = lanes;
        this.backoff = backoff;
    }

    @Override
    public boolean rung(Ring ring) {
        if (ring.kind().equals(LaneKeys.KIND)) {
            lanes.ring(ring.name());
            return true;
        }
        return false;
    }

    @Override
    public int out(int partition) {
        return lanes.count(partition);
    }

    @Override
    public void changed() {
        if (changes.getAndIncrement() == 0) {
            Thread.ofVirtual().name("take-up").start(this::takeUp);
        }
    }

    /** A change that comes while it reads is answered by one more reading. */
    private void takeUp() {
        var failures = 0;
        var seen = changes.get();
        while (lanes.isRunning()) {
            try {
                lanes.takeUp();
                failures = 0;
                if (changes.compareAndSet(seen, 0)) {
                    return;
                }
            } catch (RuntimeException failure) {
                failures++;
                LOG.atWarn().setCause(failure).log("it could not be read which lanes have work; tried again");
            }
            seen = changes.get();
            pause(failures);
        }
        changes.set(0);
    }

    private void pause(int failures) {
        try {
            if (failures > 0) {
                backoff.pause(failures);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
