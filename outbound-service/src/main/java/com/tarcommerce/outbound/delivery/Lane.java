package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.outbound.delivery.Step.Hold;
import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait for one room, in order of acceptance. At most one worker at a time: who gets true from
 * {@link #begin} or {@link #wake}.
 */
final class Lane {
    static final long NOT_HELD = 0;

    private final Room room;
    private final TreeSet<Long> waiting = new TreeSet<>();
    private boolean busy;
    private boolean asleep;
    /** A reason to look again came while the worker was at it. */
    private boolean rung;
    private boolean orUntilAnswer;
    private long holds;
    private @Nullable Instant heldSince;

    Lane(Room room) {
        this.room = room;
    }

    Room room() {
        return room;
    }

    synchronized void add(long seq) {
        waiting.add(seq);
    }

    /** Whether the caller is to work: nobody does, and nothing holds the room. */
    synchronized boolean begin() {
        if (busy || asleep || waiting.isEmpty()) {
            return false;
        }
        busy = true;
        return true;
    }

    /** Whether the caller is to work: the room is held, and still by the hold of this number. */
    synchronized boolean wakeFrom(long hold) {
        return hold == holds && wake();
    }

    /** Whether the caller is to work: the room was held. */
    synchronized boolean wake() {
        rung = busy;
        if (!asleep) {
            return false;
        }
        asleep = false;
        busy = true;
        return true;
    }

    synchronized @Nullable Long head() {
        rung = false;
        return waiting.isEmpty() ? null : waiting.first();
    }

    synchronized @Nullable Instant heldSince() {
        return heldSince;
    }

    /** Whether it was the first. */
    synchronized boolean remove(long seq) {
        var first = !waiting.isEmpty() && waiting.first() == seq;
        if (first) {
            heldSince = null;
        }
        waiting.remove(seq);
        return first;
    }

    /** The number of the hold; {@link #NOT_HELD} if there is a reason to look again. */
    synchronized long hold(Hold hold) {
        heldSince = hold.heldSince();
        if (rung) {
            return NOT_HELD;
        }
        orUntilAnswer = hold.orUntilAnswer();
        asleep = true;
        busy = false;
        return ++holds;
    }

    synchronized boolean waitsForAnswer() {
        return asleep && orUntilAnswer;
    }

    /** Whether nothing waits any more, and the worker is let go. */
    synchronized boolean endIfEmpty() {
        if (waiting.isEmpty()) {
            busy = false;
            return true;
        }
        return false;
    }
}
