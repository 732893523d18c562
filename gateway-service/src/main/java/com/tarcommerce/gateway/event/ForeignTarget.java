package com.tarcommerce.gateway.event;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An origin that events are posted to: a few at a time, and none that queued up before it turned out to be away. */
final class ForeignTarget {
    private static final int AT_A_TIME = 4;

    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final AtomicInteger failures = new AtomicInteger();

    Outcome inTurn(Supplier<Outcome> attempt) throws InterruptedException {
        var before = failures.get();
        turns.acquire();
        try {
            if (failures.get() != before) {
                return new Outcome.Unreached("not tried: the target was away for others", null);
            }
            var outcome = attempt.get();
            if (outcome instanceof Outcome.Unreached) {
                failures.incrementAndGet();
            }
            return outcome;
        } finally {
            turns.release();
        }
    }
}
