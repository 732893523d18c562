package com.tarcommerce.outbound.wakeup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One thread that sleeps until the earliest moment asked for. What it runs must be short: it holds up the others. */
@Component
public final class Wakeups implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Wakeups.class);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Wakeup> queue = new PriorityQueue<>(
            Comparator.comparing(Wakeup::at).thenComparingLong(Wakeup::no));
    private long count;
    private volatile boolean running;
    private Thread worker = new Thread();

    Wakeups(InstantSource clock) {
        this.clock = clock;
    }

    /** Runs the action at the moment, or at once if it is past. */
    public void at(Instant moment, Runnable action) {
        lock.lock();
        try {
            queue.add(new Wakeup(moment, count++, action));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Looks at the clock again: it was moved. */
    public void wake() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (running) {
            try {
                run(next());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Waits until a wake-up is due; every signal is a reason to look again. */
    private Wakeup next() throws InterruptedException {
        lock.lock();
        try {
            var earliest = queue.peek();
            while (earliest == null || clock.instant().isBefore(earliest.at())) {
                if (earliest == null) {
                    changed.await();
                } else {
                    var left = Duration.between(clock.instant(), earliest.at());
                    changed.await(TimeUnit.NANOSECONDS.convert(left), TimeUnit.NANOSECONDS);
                }
                earliest = queue.peek();
            }
            return queue.remove();
        } finally {
            lock.unlock();
        }
    }

    /** Whatever happens to one, the others are woken. */
    private static void run(Wakeup due) {
        try {
            due.action().run();
        } catch (RuntimeException | Error failure) {
            LOG.atError().setCause(failure).log("what was due failed");
        }
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofVirtual().name("wakeups").start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after the database, and stops before it. */
    @Override
    public int getPhase() {
        return 10;
    }

    private record Wakeup(Instant at, long no, Runnable action) {
    }
}
