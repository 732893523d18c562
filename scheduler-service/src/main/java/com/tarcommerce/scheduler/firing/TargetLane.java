package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.Waiting;
import com.tarcommerce.scheduler.firing.TenantQueue.Rest;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is due for one target, called by at most so many workers, its tenants in turn; none runs while nothing is due.
 */
final class TargetLane {
    private final String target;
    private final Limits limits;
    private final Worker worker;
    private final Pauses pauses = new Pauses(System::nanoTime);
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, TenantQueue> tenants = new HashMap<>();
    /** The tenants that have something due and a call to spare. */
    private final LinkedHashSet<TenantQueue> turns = new LinkedHashSet<>();
    private int workers;
    private boolean closed;
    /** At first as well: what waits from before a restart is not known to be well. */
    private boolean ailing = true;

    /** Does what the lane's workers are there for. */
    interface Worker {

        /** Returns whether the target is well, or null if that is not known. */
        @Nullable
        Boolean work(Waiting waiting);

        /** The target is well again. */
        void recovered(String target);

        /** Reads on and calls {@link #read}, however long it takes. */
        void readOn(TargetLane lane, TenantQueue queue, Rest rest);
    }

    TargetLane(String target, Limits limits, Worker worker) {
        this.target = target;
        this.limits = limits;
        this.worker = worker;
    }

    String target() {
        return target;
    }

    Pauses pauses() {
        return pauses;
    }

    void add(Waiting waiting) {
        lock.lock();
        try {
            if (!closed) {
                var queue = queue(waiting);
                if (queue.add(waiting)) {
                    added(queue, 1);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private TenantQueue queue(Waiting waiting) {
        return tenants.computeIfAbsent(waiting.key().tenant(), tenant -> new TenantQueue(tenant, limits.queued()));
    }

    private void added(TenantQueue queue, int count) {
        takeTurn(queue);
        for (var more = count; more > 0 && workers < limits.callsPerTarget() && !turns.isEmpty(); more--) {
            workers++;
            Thread.ofVirtual().name("alarms " + target).start(this::work);
        }
    }

    private void takeTurn(TenantQueue queue) {
        if (queue.hasDue() && queue.out() < limits.callsPerTenant()) {
            turns.add(queue);
        }
    }

    private void work() {
        for (var turn = take(); turn != null; turn = take()) {
            Rest rest;
            try {
                call(turn.waiting());
            } finally {
                rest = back(turn.queue());
            }
            while (rest != null) {
                worker.readOn(this, turn.queue(), rest);
                rest = more(turn.queue());
            }
        }
    }

    private void call(Waiting waiting) {
        var well = worker.work(waiting);
        if (well != null && recovers(well)) {
            worker.recovered(target);
        }
    }

    private @Nullable Turn take() {
        lock.lock();
        try {
            if (turns.isEmpty()) {
                workers--;
                return null;
            }
            var queue = turns.removeFirst();
            var turn = new Turn(queue, queue.take());
            takeTurn(queue);
            return turn;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Rest back(TenantQueue queue) {
        lock.lock();
        try {
            queue.back();
            takeTurn(queue);
            forgetIfOver(queue);
            return closed ? null : queue.beginReading();
        } finally {
            lock.unlock();
        }
    }

    /** What came while the rest was read, if nobody is at work any more who would ask for it. */
    private @Nullable Rest more(TenantQueue queue) {
        lock.lock();
        try {
            return closed ? null : queue.beginReading();
        } finally {
            lock.unlock();
        }
    }

    private void forgetIfOver(TenantQueue queue) {
        if (queue.isOver()) {
            tenants.remove(queue.tenant());
        }
    }

    /** @param last whether nothing lay beyond the page when it was read */
    void read(TenantQueue queue, List<Waiting> page, boolean last) {
        lock.lock();
        try {
            if (!closed) {
                added(queue, queue.read(page, last));
                forgetIfOver(queue);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean recovers(boolean well) {
        lock.lock();
        try {
            var recovers = well && ailing;
            ailing = !well;
            return recovers;
        } finally {
            lock.unlock();
        }
    }

    /** Starts nothing any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            turns.clear();
            tenants.clear();
        } finally {
            lock.unlock();
        }
    }

    boolean isIdle() {
        lock.lock();
        try {
            return workers == 0;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait in memory. */
    int size() {
        lock.lock();
        try {
            return tenants.values().stream().mapToInt(TenantQueue::size).sum();
        } finally {
            lock.unlock();
        }
    }

    private record Turn(TenantQueue queue, Waiting waiting) {
    }

    /** @param queued how many of a tenant wait in memory; the rest waits in the database */
    record Limits(int callsPerTarget, int callsPerTenant, int queued) {
    }
}
