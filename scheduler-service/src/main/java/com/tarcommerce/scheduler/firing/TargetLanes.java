package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.PendingAlarms;
import com.tarcommerce.scheduler.alarm.PendingAlarms.Lane;
import com.tarcommerce.scheduler.alarm.PendingAlarms.Position;
import com.tarcommerce.scheduler.alarm.Waiting;
import com.tarcommerce.scheduler.clock.WhenDue;
import com.tarcommerce.scheduler.firing.MakeAttempt.Attempted;
import com.tarcommerce.scheduler.firing.TargetLane.Limits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sorts what falls due into a lane for each target, so that a slow one holds up nobody but itself. */
class TargetLanes implements WhenDue, TargetLane.Worker, SmartLifecycle {
    /** Stopped after the timer and before the commit group. */
    private static final int PHASE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(TargetLanes.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LAST_CALLS = Duration.ofSeconds(5);

    private final ConcurrentHashMap<String, TargetLane> lanes = new ConcurrentHashMap<>();
    private final FireAlarm fireAlarm;
    private final RecordOutcome outcomes;
    private final AlarmTimer timer;
    private final InstantSource clock;
    private final LaneSettings settings;
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
        lanes.computeIfAbsent(waiting.target(), target -> new TargetLane(target, settings.limits(), this)).add(waiting);
    }

    @Override
    public @Nullable Boolean work(Waiting waiting) {
        try {
            return switch (fireAlarm.fire(waiting)) {
                case Attempted.ACCEPTED -> true;
                case Attempted.AWAY -> false;
                case Attempted.REFUSED, Attempted.NOT_CALLED -> null;
            };
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            afterFailure(waiting, failure);
        }
        return null;
    }

    /** Nobody knows what of it is in the database: it is all read again, after a pause. */
    private void afterFailure(Waiting waiting, RuntimeException failure) {
        if (!running) {
            return;
        }
        LOG.atError().setCause(failure).addKeyValue("id", waiting.webhookId())
                .log("an attempt could not be recorded; it is made again");
        pauseAfterFailure();
        timer.startOver();
    }

    private static void pauseAfterFailure() {
        try {
            Thread.sleep(AFTER_FAILURE);
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
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).addKeyValue("target", target)
                    .log("waiting retries were not released; each goes on at its own time");
        }
    }

    @Override
    public void readOn(TargetLane lane, TenantQueue queue, Position from) {
        while (running) {
            try {
                var page = settings.pending().due(new Lane(queue.tenant(), lane.target()), from, clock.instant(),
                        LaneSettings.PAGE);
                lane.read(queue, page, page.size() < LaneSettings.PAGE);
                return;
            } catch (RuntimeException failure) {
                LOG.atError().setCause(failure).addKeyValue("target", lane.target())
                        .log("what is due was not read; it is tried again");
                pauseAfterFailure();
            }
        }
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

    /** @param pending where a lane reads on that did not fit into memory */
    record LaneSettings(Limits limits, PendingAlarms pending) {
        static final int QUEUED_PER_TENANT = 2_000;
        private static final int PAGE = 500;
    }
}
