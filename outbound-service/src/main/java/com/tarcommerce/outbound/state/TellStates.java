package com.tarcommerce.outbound.state;

import com.tarcommerce.common.contract.message.SendMessage;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells what is due, a few calls at a time to each callback: when it is rung, when a call ends, and at the moment at which
 * the next is due. What a stop leaves out is due at the next start.
 */
@Component
class TellStates implements StateNews, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TellStates.class);
    private static final int MOST_AT_ONCE = 64;
    private static final Duration AFTER_A_SURPRISE = Duration.ofSeconds(2);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(12);

    private final Callbacks callbacks;
    private final StateEventStore events;
    private final TellState tellState;
    private final Wakeups wakeups;
    private final InstantSource clock;
    private final OutCalls out = new OutCalls();
    private final Set<Instant> alarms = new HashSet<>();
    private final AtomicBoolean rung = new AtomicBoolean();
    private volatile boolean running;
    private ExecutorService looker = Executors.newVirtualThreadPerTaskExecutor();
    private ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    TellStates(Callbacks callbacks, StateEventStore events, TellState tellState, Wakeups wakeups,
            InstantSource clock) {
        this.callbacks = callbacks;
        this.events = events;
        this.tellState = tellState;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /** Rings that come before it is looked are one. */
    @Override
    public void ring() {
        if (running && callbacks.areOn() && !rung.getAndSet(true)) {
            try {
                looker.execute(this::look);
            } catch (RejectedExecutionException stopping) {
                LOG.atDebug().log("stopping; what is to be told is told at the next start");
            }
        }
    }

    @Override
    public boolean concerns(SendMessage message) {
        return callbacks.areFor(message);
    }

    private void look() {
        rung.set(false);
        try {
            var now = clock.instant();
            for (var event : events.due(now, out.events(), out.busy(), MOST_AT_ONCE)) {
                if (out.begin(event)) {
                    callers.execute(() -> tell(event));
                }
            }
            events.nextAt(now).ifPresent(this::wakeAt);
        } catch (RuntimeException failure) {
            LOG.atError().setCause(failure).log("what is to be told could not be read; tried again soon");
            wakeAt(clock.instant().plus(AFTER_A_SURPRISE));
        }
    }

    private synchronized void wakeAt(Instant moment) {
        if (alarms.add(moment)) {
            wakeups.at(moment, () -> {
                forget(moment);
                ring();
            });
        }
    }

    private synchronized void forget(Instant moment) {
        alarms.remove(moment);
    }

    private void tell(StateEvent event) {
        try {
            tellState.tell(event);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException surprise) {
            LOG.atError().setCause(surprise).addKeyValue("event", event.seq())
                    .log("what was told could not be recorded; it is told again");
            wakeAt(clock.instant().plus(AFTER_A_SURPRISE));
            out.end(event);
            return;
        }
        out.end(event);
        ring();
    }

    @Override
    public void start() {
        looker = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("look-for-states").factory());
        callers = Executors.newVirtualThreadPerTaskExecutor();
        running = true;
        ring();
    }

    @Override
    public void stop() {
        running = false;
        looker.shutdown();
        callers.shutdown();
        try {
            if (!callers.awaitTermination(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS)) {
                callers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after the database and the wake-ups, stops before them. */
    @Override
    public int getPhase() {
        return 20;
    }
}
