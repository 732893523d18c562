package com.tarcommerce.common.partition;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all other replicas that are seen to read again what waits in their partitions: each until it has heard it, or is
 * seen no more, for then the others read again anyway.
 */
final class ReadAgain {
    private static final Logger LOG = LoggerFactory.getLogger(ReadAgain.class);
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final Supplier<Map<String, String>> neighbours;
    private final BiPredicate<String, String> ask;
    private final BooleanSupplier running;
    /** Since the last time that all had heard it. */
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * @param neighbours addresses by replica
     * @param ask        takes replica and address; whether it has heard it
     */
    ReadAgain(Supplier<Map<String, String>> neighbours, BiPredicate<String, String> ask, BooleanSupplier running) {
        this.neighbours = neighbours;
        this.ask = ask;
        this.running = running;
    }

    /** Returns at once; what is asked for while a round is under way is one more round for all of it. */
    void ask() {
        if (asked.getAndIncrement() == 0) {
            Thread.ofVirtual().name("read-again").start(this::rounds);
        }
    }

    private void rounds() {
        var answered = 0;
        do {
            answered = asked.get();
            try {
                round();
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("other replicas were not asked to read again");
            }
        } while (!asked.compareAndSet(answered, 0));
    }

    private void round() {
        var left = new HashMap<>(neighbours.get());
        while (running.getAsBoolean() && !left.isEmpty()) {
            left.entrySet().removeIf(replica -> ask.test(replica.getKey(), replica.getValue()));
            left.keySet().retainAll(neighbours.get().keySet());
            if (!left.isEmpty() && !pause()) {
                return;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(AGAIN);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
