package com.tarcommerce.gateway.intake;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** How long what failed waits: half a second, doubling to half a minute, or until something works again. */
@Component
class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;
    private long round;

    /**
     * @param failures how often in a row it has failed, from 1
     * @return whether to go on; false when the service stops
     */
    boolean pause(int failures) throws InterruptedException {
        var left = delay(failures).toNanos();
        lock.lockInterruptibly();
        try {
            waiting.incrementAndGet();
            var mine = round;
            while (left > 0 && mine == round && !closed) {
                left = released.awaitNanos(left);
            }
            return !closed;
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }

    /** Something works again: ends all pauses. */
    void release() {
        if (waiting.get() > 0) {
            endPauses();
        }
    }

    boolean isClosed() {
        return closed;
    }

    void open() {
        closed = false;
    }

    void close() {
        closed = true;
        endPauses();
    }

    private void endPauses() {
        lock.lock();
        try {
            round++;
            released.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** With up to a quarter of jitter, so that rooms do not come back all at once. */
    static Duration delay(int failures) {
        var doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var capped = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return capped.plusMillis(ThreadLocalRandom.current().nextLong(capped.toMillis() / 4 + 1));
    }
}
