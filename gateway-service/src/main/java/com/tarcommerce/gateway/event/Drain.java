package com.tarcommerce.gateway.event;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties one queue of the outbox: when rung, at start, and at the moment when the next row is due. It never looks
 * merely because time has passed.
 */
final class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    /** Longer than any batch takes; what a crash leaves behind is set free at start and does not wait for it. */
    static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration NOTHING_DUE = Duration.ofDays(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(12);

    private final Outbox outbox;
    private final Worker worker;
    private final Bell bell;
    private final InstantSource clock;
    private final OutboxMetrics metrics;
    private Runnable afterClaim = () -> {
    };
    private volatile boolean running;
    private boolean troubled;
    private Thread thread = new Thread();

    Drain(Outbox outbox, Worker worker, Bell bell, InstantSource clock, OutboxMetrics metrics) {
        this.outbox = outbox;
        this.worker = worker;
        this.bell = bell;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** What is done as soon as a claim is made, and so whoever was writing has committed; must not wait. */
    Drain afterEachClaim(Runnable next) {
        afterClaim = next;
        return this;
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

    private void work() {
        var wait = NOTHING_DUE;
        while (running) {
            try {
                var rung = bell.await(wait);
                setFreeWhatTroubleLeft();
                if (!empty() && !rung) {
                    metrics.wokeForNothing();
                }
                wait = untilNextDue();
            } catch (InterruptedException stopping) {
                return;
            } catch (Throwable trouble) {
                LOG.atError().setCause(trouble).log("the outbox could not be drained; it is tried again");
                troubled = true;
                wait = AFTER_TROUBLE;
            }
        }
    }

    /** A claim may have been made though its answer was lost, as when a database server is killed. */
    private void setFreeWhatTroubleLeft() {
        if (troubled && worker.holdsNothing()) {
            outbox.releaseLeases(worker.scope());
            troubled = false;
        }
    }

    /** @return whether there was anything */
    private boolean empty() throws InterruptedException {
        var found = false;
        while (running) {
            var rows = outbox.claim(worker.scope(), clock.instant(), LEASE);
            afterClaim.run();
            if (rows.isEmpty()) {
                return found;
            }
            found = true;
            perform(rows);
        }
        return true;
    }

    private void perform(List<OutboxRow> rows) throws InterruptedException {
        try {
            worker.perform(rows);
        } catch (RuntimeException trouble) {
            rows.forEach(outbox::release);
            throw trouble;
        }
    }

    private Duration untilNextDue() {
        var due = outbox.nextDue(worker.scope());
        if (due.isEmpty()) {
            return NOTHING_DUE;
        }
        var wait = Duration.between(clock.instant(), due.get());
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
