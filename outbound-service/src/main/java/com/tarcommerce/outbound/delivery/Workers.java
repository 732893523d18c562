package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Threads for calls, one each, as long as the service runs: afterwards nothing begins. */
@Component
class Workers {
    static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(12);

    private final Wakeups wakeups;
    private final InstantSource clock;
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    Workers(Wakeups wakeups, InstantSource clock) {
        this.wakeups = wakeups;
        this.clock = clock;
    }

    boolean isRunning() {
        return running;
    }

    void run(Runnable work) {
        if (running) {
            threads.execute(work);
        }
    }

    /** Something failed that may work a moment later. */
    void runSoon(Runnable work) {
        at(clock.instant().plus(AFTER_A_FAILURE), () -> run(work));
    }

    /** In no thread of its own: it must not wait for anything. */
    void at(Instant moment, Runnable work) {
        wakeups.at(moment, work);
    }

    void start() {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        running = true;
    }

    /** Lets the calls that are out come to their end. */
    void stop() {
        running = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
