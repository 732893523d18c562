package com.tarcommerce.gateway.event;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes one worker. Rings that come while it has not woken yet are one; a ring before it waits is not lost. */
final class Bell {
    private final Semaphore rung = new Semaphore(0);
    /** One object, so that the many posts of a transaction are one ring. */
    private final TransactionSynchronization atCommit = new TransactionSynchronization() {
        @Override
        public void afterCommit() {
            ring();
        }
    };

    void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** After the commit if Spring leads the transaction; else now, and the woken worker waits for the writer lock. */
    void ringAfterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(atCommit);
        } else {
            ring();
        }
    }

    /** @return whether it was rung; false when the time passed first */
    boolean await(Duration longest) throws InterruptedException {
        var woken = rung.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        rung.drainPermits();
        return woken;
    }
}
