package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Step.Hold;
import com.tarcommerce.outbound.message.Rank;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one rank that wait for one room, in order of acceptance. Only the first few are in memory; the database
 * has the rest. Used under the lock of its {@link BotQueue}.
 */
final class Lane {
    static final int READ_AHEAD = 16;

    private final RoomQueue room;
    private final Rank rank;
    private final TreeSet<Long> heads = new TreeSet<>();
    private boolean more;
    private boolean reading;
    /** A part of the first message is out. */
    private boolean begun;
    private boolean gone;
    private boolean held;
    private boolean orUntilAnswer;
    private long holds;
    private long withdrawn = -1;
    private @Nullable Instant heldSince;

    Lane(RoomQueue room, Rank rank) {
        this.room = room;
        this.rank = rank;
    }

    RoomQueue room() {
        return room;
    }

    Rank rank() {
        return rank;
    }

    void add(long seq) {
        if (more || reading || heads.size() >= READ_AHEAD) {
            more = true;
        } else {
            heads.add(seq);
        }
    }

    /** An old message waits again: in memory if what is there reaches behind it, else the database has it in its place. */
    void revive(long seq) {
        if ((more || reading) && (heads.isEmpty() || seq > heads.last())) {
            more = true;
        } else {
            addInItsPlace(seq);
        }
    }

    void addInItsPlace(long seq) {
        if (!heads.isEmpty() && seq < heads.first()) {
            forgetTheFirst();
        }
        heads.add(seq);
    }

    void remove(long seq) {
        if (!heads.isEmpty() && heads.first() == seq) {
            forgetTheFirst();
        }
        heads.remove(seq);
    }

    /** Whoever sends it at this moment must not put it back. */
    void withdraw(long seq) {
        remove(seq);
        withdrawn = room.isBusy() ? seq : withdrawn;
    }

    boolean wasWithdrawn(long seq) {
        return withdrawn == seq;
    }

    /** What is known of the first message ends with it. */
    private void forgetTheFirst() {
        begun = false;
        held = false;
        heldSince = null;
        holds++;
    }

    boolean isReady() {
        return !held && !heads.isEmpty();
    }

    boolean isBegun() {
        return begun;
    }

    /** A part of it is out, and the next one follows. */
    void begin(long seq) {
        addInItsPlace(seq);
        begun = true;
        heldSince = null;
    }

    boolean isEmpty() {
        return heads.isEmpty() && !more && !reading;
    }

    long first() {
        return heads.first();
    }

    /** Whether the next ones must be read now; the caller reads them. */
    boolean startReading() {
        if (!heads.isEmpty() || !more || reading) {
            return false;
        }
        reading = true;
        more = false;
        return true;
    }

    /** @param full whether there may be more than these */
    void read(Collection<Long> seqs, boolean full) {
        reading = false;
        if (!gone) {
            heads.addAll(seqs);
            more |= full;
        }
    }

    /** Another lane takes its place: what is still being read for it is not its business either. */
    void end() {
        forgetAll();
        gone = true;
    }

    /** What waits here is no longer this replica's business. */
    void forgetAll() {
        heads.clear();
        more = false;
        forgetTheFirst();
    }

    void waitsInTheDatabase() {
        more = true;
    }

    /** The number of the hold, for {@link #isHeldBy}. */
    long hold(Hold hold) {
        held = true;
        heldSince = hold.heldSince();
        orUntilAnswer = hold.orUntilAnswer();
        return ++holds;
    }

    boolean isHeldBy(long number) {
        return held && holds == number;
    }

    boolean waitsForAnswer() {
        return held && orUntilAnswer;
    }

    void letGo() {
        held = false;
    }

    @Nullable
    Instant heldSince() {
        return heldSince;
    }
}
