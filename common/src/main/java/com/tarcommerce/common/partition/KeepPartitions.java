package com.tarcommerce.common.partition;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Joins the other replicas once the service answers, follows who is there, and hands over before the service stops. */
final class KeepPartitions implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeepPartitions.class);
    private static final Duration UNSETTLED = Duration.ofMillis(100);
    private static final Duration SETTLED = Duration.ofSeconds(1);
    /** The process was stopped meanwhile: the others may have come to know that it is back before it knew that it was away. */
    private static final Duration OVERSLEPT = Duration.ofSeconds(3);
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final OwnedPartitions partitions;
    private final Supplier<Membership> join;
    private final Semaphore changes = new Semaphore(0);
    private @Nullable Membership membership;
    private volatile boolean running;
    private Thread thread = new Thread();

    KeepPartitions(OwnedPartitions partitions, Supplier<Membership> join) {
        this.partitions = partitions;
        this.join = join;
    }

    @Override
    public void start() {
        var joined = join.get();
        joined.onChange(changes::release);
        membership = joined;
        running = true;
        thread = Thread.ofPlatform().name("partitions").start(() -> follow(joined));
    }

    /** Looks at the members each second, which costs nothing; the database is asked only if something changed. */
    private void follow(Membership members) {
        while (running) {
            var pause = SETTLED;
            try {
                if (partitions.settle(members.view())) {
                    pause = UNSETTLED;
                }
            } catch (Throwable failure) {
                LOG.atWarn().setCause(failure).log("the partitions could not be settled; it is tried again");
            }
            try {
                var began = System.nanoTime();
                var changed = changes.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                changes.drainPermits();
                if (changed || System.nanoTime() - began > OVERSLEPT.toNanos()) {
                    partitions.doubt();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join();
            handOver();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("the partitions were not handed over; the others take them");
        } finally {
            leave();
        }
    }

    private void handOver() throws InterruptedException {
        var isOut = partitions.leave();
        if (isOut) {
            partitions.announceLeaving();
        }
        leave();
        var patience = System.nanoTime() + LAST_WORK.toNanos();
        while (isOut && System.nanoTime() < patience) {
            Thread.sleep(20);
            isOut = partitions.leave();
        }
    }

    private void leave() {
        if (membership != null) {
            membership.close();
            membership = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
