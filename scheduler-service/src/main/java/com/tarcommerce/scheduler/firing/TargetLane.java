package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.Waiting;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What is due for one target, called in order by at most so many workers; none runs while nothing is due. */
final class TargetLane {
    private final String target;
    private final int mostWorkers;
    private final Worker worker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Waiting> due = new ArrayDeque<>();
    private int workers;
    private boolean closed;
    /** At first as well: what waits from before a restart is not known to be well. */
    private boolean ailing = true;

    /** Does what the lane's workers are there for. */
    interface Worker {

        /** Returns whether the target accepted it: true, false, or null if it was not called. */
        @Nullable
        Boolean work(Waiting waiting);

        /** The target is well again. */
        void recovered(String target);
    }

    TargetLane(String target, int mostWorkers, Worker worker) {
        this.target = target;
        this.mostWorkers = mostWorkers;
        this.worker = worker;
    }

    void add(Waiting waiting) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            due.add(waiting);
            if (workers < mostWorkers) {
                workers++;
                Thread.ofVirtual().name("alarms " + target).start(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (var next = take(); next != null; next = take()) {
            var accepted = worker.work(next);
            if (accepted != null && recovers(accepted)) {
                worker.recovered(target);
            }
        }
    }

    private @Nullable Waiting take() {
        lock.lock();
        try {
            var next = due.poll();
            if (next == null) {
                workers--;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private boolean recovers(boolean accepted) {
        lock.lock();
        try {
            var recovers = accepted && ailing;
            ailing = !accepted;
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
            due.clear();
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
}
