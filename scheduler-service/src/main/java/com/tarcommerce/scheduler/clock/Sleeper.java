package com.tarcommerce.scheduler.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Sleeps until a moment by the clock, or until it is woken; a wake-up that comes before the sleep is not lost. */
final class Sleeper {
    private final InstantSource clock;
    private final Duration longest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wakeUp = lock.newCondition();
    private boolean woken;

    /**
     * @param longest at once, before it looks at the clock again, which may be set, or the machine suspended, while the
     *                sleep goes by another clock
     */
    Sleeper(InstantSource clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /** May return early: whoever sleeps looks at the clock again. */
    @SuppressWarnings("WaitNotInLoop") // the caller is the loop
    void until(Instant moment) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var rest = Duration.between(clock.instant(), moment);
            if (!woken && rest.isPositive()) {
                wakeUp.awaitNanos(rest.compareTo(longest) < 0 ? rest.toNanos() : longest.toNanos());
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    void untilWoken() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!woken) {
                wakeUp.await();
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            woken = true;
            wakeUp.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
