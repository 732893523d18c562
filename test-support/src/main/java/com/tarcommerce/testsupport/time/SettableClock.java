package com.tarcommerce.testsupport.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands still until a test moves it; then it tells whoever waits for a moment to look at it again.
 *
 * <p>What sleeps until a moment registers its own wake-up: {@code clock.onMove(timer::wake)}.
 */
public final class SettableClock implements InstantSource {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Instant now;

    private SettableClock(Instant now) {
        this.now = now;
    }

    public static SettableClock at(Instant now) {
        return new SettableClock(now);
    }

    /** @param now ISO-8601, as in {@code 2026-03-01T09:00:00Z} */
    public static SettableClock at(String now) {
        return new SettableClock(Instant.parse(now));
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Moves on by the duration, or back if it is negative. */
    public void advance(Duration by) {
        move(by);
        listeners.forEach(Runnable::run);
    }

    public void set(Instant to) {
        moveTo(to);
        listeners.forEach(Runnable::run);
    }

    /** Runs after every move, in the thread that moved the clock. */
    public void onMove(Runnable listener) {
        listeners.add(listener);
    }

    private synchronized void move(Duration by) {
        now = now.plus(by);
    }

    private synchronized void moveTo(Instant to) {
        now = to;
    }
}
