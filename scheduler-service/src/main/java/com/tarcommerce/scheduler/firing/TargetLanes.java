package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.PendingAlarms;
import com.tarcommerce.scheduler.alarm.PendingAlarms.Lane;
import com.tarcommerce.scheduler.alarm.Waiting;
import com.tarcommerce.scheduler.clock.WhenDue;
import com.tarcommerce.scheduler.firing.MakeAttempt.Attempted;
import com.tarcommerce.scheduler.firing.TargetLane.Limits;
import com.tarcommerce.scheduler.firing.TenantQueue.Rest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.TransactionSystemException;

/** Sorts what falls due into a lane for each target, so that a slow one holds up nobody but itself. */
class TargetLanes implements WhenDue, TargetLane.Worker, SmartLifecycle {
    /** Stopped after the timer and before the commit group. */
    private static final int PHASE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(TargetLanes.class);
    private static final Duration LAST_CALLS = Duration.ofSeconds(5);

    private final ConcurrentHashMap<String, TargetLane> lanes = new ConcurrentHashMap<>();
    private final FireAlarm fireAlarm;
    private final RecordOutcome outcomes;
    private final AlarmTimer timer;
    private final InstantSource clock;
    private final LaneSettings settings;
    /** Whether somebody waits to have all read again. */
    private final AtomicBoolean startsOver = new AtomicBoolean();
    private volatile boolean running;

    TargetLanes(FireAlarm fireAlarm, RecordOutcome outcomes, AlarmTimer timer, InstantSource clock,
            LaneSettings settings) {
        this.fireAlarm = fireAlarm;
        this.outcomes = outcomes;
        this.timer = timer;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void fallsDue(Waiting waiting) {
        settings.heldUp().handedOn(waiting, clock.instant());
        lane(waiting).add(waiting);
    }

    private TargetLane lane(Waiting waiting) {
        return lanes.computeIfAbsent(waiting.target(), target -> new TargetLane(target, settings.limits(), this));
    }

    @Override
    public @Nullable Boolean work(Waiting waiting) {
        try {
            var attempted = fireAlarm.fire(waiting);
            if (attempted == Attempted.NOT_CALLED) {
                return null;
            }
            lane(waiting).pauses().wentWell();
            settings.heldUp().called(waiting.target(), attempted, clock.instant());
            return switch (attempted) {
                case ACCEPTED -> true;
                case AWAY -> false;
                case REFUSED, NOT_CALLED -> null;
            };
        } catch (Throwable failure) {
            afterFailure(waiting, failure);
        }
        return null;
    }

    /**
     * It waits again as it did, after a pause in which its call stays taken, so that a database that is away or full
     * slows the calls down. If nobody knows what of it is in the database, all is read again; once for all that failed.
     */
    private void afterFailure(Waiting waiting, Throwable failure) {
        if (!running) {
            return;
        }
        var isUnknown = failure instanceof TransactionSystemException;
        var isFirst = isUnknown && startsOver.compareAndSet(false, true);
        LOG.atError().setCause(failure).addKeyValue("id", waiting.webhookId())
                .log("an attempt could not be recorded; it is made again");
        pauseAfterFailure(lane(waiting));
        if (isFirst) {
            startsOver.set(false);
            timer.startOver();
        } else if (!isUnknown) {
            timer.expect(waiting);
        }
    }

    private static void pauseAfterFailure(TargetLane lane) {
        try {
            Thread.sleep(lane.pauses().afterFailure());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void recovered(String target) {
        try {
            var released = 1;
            while (running && released > 0) {
                released = outcomes.release(target, clock.instant());
            }
        } catch (Throwable failure) {
            LOG.atWarn().setCause(failure).addKeyValue("target", target)
                    .log("waiting retries were not released; each goes on at its own time");
        }
    }

    @Override
    public void readOn(TargetLane lane, TenantQueue queue, Rest rest) {
        while (running) {
            try {
                var page = settings.pending().due(new Lane(queue.tenant(), lane.target()), rest.from(),
                        later(rest.upTo(), clock.instant()), LaneSettings.PAGE);
                lane.read(queue, page, page.size() < LaneSettings.PAGE);
                return;
            } catch (Throwable failure) {
                LOG.atError().setCause(failure).addKeyValue("target", lane.target())
                        .log("what is due was not read; it is tried again");
                pauseAfterFailure(lane);
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What is due and in memory. */
    int size() {
        return lanes.values().stream().mapToInt(TargetLane::size).sum();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Calls that are still out after a moment are repeated at the next start, under the same id. */
    @Override
    public void stop() {
        running = false;
        lanes.values().forEach(TargetLane::close);
        var patience = System.nanoTime() + LAST_CALLS.toNanos();
        try {
            while (System.nanoTime() < patience && !lanes.values().stream().allMatch(TargetLane::isIdle)) {
                Thread.sleep(5);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /**
     * @param pending where a lane reads on that did not fit into memory
     * @param heldUp  is told what is late and who is away
     */
    record LaneSettings(Limits limits, PendingAlarms pending, HeldUp heldUp) {
        static final int QUEUED_PER_TENANT = 2_000;
        private static final int PAGE = 500;
    }
}
