package com.tarcommerce.benchmarks;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Starts work at planned moments, however long the work before takes: a stall is seen, not hidden. */
final class OpenLoop {
    private OpenLoop() {
    }

    /**
     * Returns when all work is done.
     *
     * @param work gets its number; its planned moment is {@code plannedAt}
     */
    static void run(int count, double perSecond, Work work) {
        var began = System.nanoTime();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < count; number++) {
                var at = began + (long) (number * 1e9 / perSecond);
                sleepUntil(at);
                var own = number;
                workers.execute(() -> work.run(own, at));
            }
        }
    }

    static void sleepUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Runs all at once, so many at a time. */
    static void closed(int count, int concurrency, IntConsumer work) {
        var permits = new Semaphore(concurrency);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < count; number++) {
                var own = number;
                permits.acquireUninterruptibly();
                workers.execute(() -> {
                    try {
                        work.accept(own);
                    } finally {
                        permits.release();
                    }
                });
            }
        }
    }

    @FunctionalInterface
    interface Work {
        void run(int number, long plannedAt);
    }
}
