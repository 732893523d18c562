package com.tarcommerce.gateway.channel.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One who looks at a room: remembers no more than that there is something to read. */
public final class Listener implements AutoCloseable {
    private final String tenant;
    private final String room;
    private final String viewer;
    private final Consumer<Listener> onClose;
    private final Semaphore rung = new Semaphore(0);
    private volatile boolean away;

    Listener(String tenant, String room, String viewer, Consumer<Listener> onClose) {
        this.tenant = tenant;
        this.room = room;
        this.viewer = viewer;
        this.onClose = onClose;
    }

    String tenant() {
        return tenant;
    }

    String room() {
        return room;
    }

    /** The id of who looks. */
    public String viewer() {
        return viewer;
    }

    /** Whether it should end: the service stops, or another took its place. */
    public boolean isSentAway() {
        return away;
    }

    /** Waits for something to read, which is to be read after this returned; false if nothing came in that time. */
    public boolean await(Duration most) throws InterruptedException {
        var came = rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        // What was rung between the two is not lost.
        return rung.drainPermits() > 0 || came;
    }

    void ring() {
        rung.release();
    }

    void sendAway() {
        away = true;
        rung.release();
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
