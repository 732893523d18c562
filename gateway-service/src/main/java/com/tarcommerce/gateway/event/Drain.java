package com.tarcommerce.gateway.event;

import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.StaleHold;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties one queue of the outbox: when rung, at start, and at the moment when the next row is due. It never looks
 * merely because time has passed. Of several replicas one drains the queue; the others ring it.
 */
final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration NOTHING_DUE = Duration.ofDays(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(12);

    private final QueueShare share;
    private final Worker worker;
    private final Bell bell;
    private final OutboxMetrics metrics;
    private Runnable afterClaim = () -> {
    };
    private volatile boolean running;
    private volatile boolean busy;
    private boolean troubled;
    private @Nullable Hold last;
    private Thread thread = new Thread();

    Drain(QueueShare share, Worker worker, Bell bell, OutboxMetrics metrics) {
        this.share = share;
        this.worker = worker;
        this.bell = bell;
        this.metrics = metrics;
    }

    /** What is done as soon as a claim is made, and so whoever was writing has committed; must not wait. */
    Drain afterEachClaim(Runnable next) {
        afterClaim = next;
        return this;
    }

    void ring() {
        bell.ring();
    }

    void start(String name) {
        running = true;
        bell.ring();
        thread = Thread.ofPlatform().name(name).start(this::work);
    }

    void stop() {
        running = false;
        bell.ring();
        try {
            if (!thread.join(LONGEST_FAREWELL)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether something of its queue is begun and not yet written down. */
    boolean isBusy() {
        return busy || !worker.holdsNothing();
    }

    QueueShare share() {
        return share;
    }

    private void work() {
        var wait = NOTHING_DUE;
        while (running) {
            try {
                wait = look(bell.await(wait));
            } catch (InterruptedException stopping) {
                return;
            } catch (Throwable trouble) {
                LOG.atError().setCause(trouble).log("the outbox could not be drained; it is tried again");
                troubled = true;
                wait = AFTER_TROUBLE;
            } finally {
                busy = false;
            }
        }
    }

    /** @return how long to wait for the next look */
    private Duration look(boolean rung) throws InterruptedException {
        busy = true;
        var hold = share.hold();
        try {
            if (hold != null) {
                begin(hold);
                if (!empty(hold) && !rung) {
                    metrics.wokeForNothing();
                }
                if (share.holds(hold)) {
                    return share.untilNextDue(worker.scope()).orElse(NOTHING_DUE);
                }
            }
        } catch (StaleHold taken) {
            share.lost(Objects.requireNonNull(hold));
        }
        if (rung && running) {
            share.ringOwner();
        }
        return NOTHING_DUE;
    }

    private void begin(Hold hold) {
        if (hold.isShared() && !hold.equals(last)) {
            share.takeOver(worker.queue(), hold);
        }
        last = hold;
        setFreeWhatTroubleLeft(hold);
    }

    /** A claim may have been made though its answer was lost, as when a database server is killed. */
    private void setFreeWhatTroubleLeft(Hold hold) {
        if (troubled && worker.holdsNothing()) {
            share.releaseLeases(worker.scope(), hold);
            troubled = false;
        }
    }

    /** @return whether there was anything */
    private boolean empty(Hold hold) throws InterruptedException {
        var found = false;
        while (running && share.holds(hold)) {
            var rows = share.claim(worker.scope(), hold);
            afterClaim.run();
            if (rows.isEmpty()) {
                return found;
            }
            found = true;
            perform(rows, hold);
        }
        return true;
    }

    private void perform(List<OutboxRow> rows, Hold hold) throws InterruptedException {
        try {
            worker.perform(rows);
        } catch (RuntimeException trouble) {
            share.release(rows, hold);
            throw trouble;
        }
    }
}
