package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.gateway.cluster.OtherReplicas;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One worker a lane, for as long as the lane has work. The rows are the queue: a ring only says that there is something
 * to look for, so nothing is kept in memory, nothing ticks, and a start takes up what an earlier run left. A lane is
 * worked on by the replica that has its partition; the others ring there.
 */
@Component
class Lanes implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** Starts after the commit group and before the web server; stops in between too. */
    private static final int PHASE = 100;

    private final InboundStore store;
    private final EmptyLane emptyLane;
    private final Backoff backoff;
    private final Partitions partitions;
    private final OtherReplicas others;
    private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();
    private volatile boolean running;

    Lanes(InboundStore store, EmptyLane emptyLane, Backoff backoff, Partitions partitions, OtherReplicas others,
            InboxMetrics metrics) {
        this.store = store;
        this.emptyLane = emptyLane;
        this.backoff = backoff;
        this.partitions = partitions;
        this.others = others;
        metrics.watch(this);
    }

    /** Has somebody look whether the lane has work. */
    void ring(String name) {
        if (partitions.hold(LaneKeys.partitionOf(name)) == null) {
            others.ring(LaneKeys.ring(name));
            return;
        }
        lanes.compute(name, (_, working) -> {
            if (working != null) {
                working.rung = true;
                return working;
            }
            return running ? begin(name) : null;
        });
    }

    int count() {
        return lanes.size();
    }

    /** Of how many lanes of the partition somebody is at work. */
    int count(int partition) {
        return (int) lanes.keySet().stream().filter(name -> LaneKeys.partitionOf(name) == partition).count();
    }

    private Lane begin(String name) {
        return new Lane(Thread.ofVirtual().name("lane " + name).start(() -> work(name)));
    }

    private void work(String name) {
        var failures = 0;
        do {
            try {
                emptyLane.of(name);
                failures = 0;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                failures++;
                LOG.atWarn().setCause(failure).addKeyValue("lane", name).log("a lane could not read its updates");
                lookAgainLater(name, failures);
            }
        } while (goesOn(name));
    }

    private void lookAgainLater(String name, int failures) {
        try {
            backoff.pause(failures);
            ring(name);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** A ring that came while the lane was working is answered by one more look. */
    private boolean goesOn(String name) {
        return lanes.computeIfPresent(name, (_, lane) -> {
            var more = running && lane.rung;
            lane.rung = false;
            return more ? lane : null;
        }) != null;
    }

    @Override
    public void start() {
        backoff.open();
        running = true;
        takeUp();
    }

    /** Looks for what an earlier run or another replica left in this replica's lanes. */
    void takeUp() {
        if (partitions.held() == 0) {
            return;
        }
        var left = store.openLanes().stream().filter(name -> partitions.hold(LaneKeys.partitionOf(name)) != null)
                .toList();
        left.forEach(this::ring);
        if (!left.isEmpty()) {
            LOG.atInfo().addKeyValue("lanes", left.size()).log("taking up the updates that were left");
        }
    }

    /** Lets what is being done end; what waits stays in its rows. */
    @Override
    public void stop() {
        running = false;
        backoff.close();
        var workers = lanes.values().stream().map(lane -> lane.worker).toList();
        var end = System.nanoTime() + GRACE.toNanos();
        try {
            for (var worker : workers) {
                worker.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private static final class Lane {
        private final Thread worker;
        /** Guarded by the map's lock on its lane. */
        private boolean rung;

        Lane(Thread worker) {
            this.worker = worker;
        }
    }
}
