package com.tarcommerce.outbound.delivery;

import com.tarcommerce.outbound.delivery.Step.Cue;
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
    private static final long NONE = -1;

    private final RoomQueue room;
    private final Rank rank;
    private final TreeSet<Long> heads = new TreeSet<>();
    private boolean more;
    private boolean reading;
    /** A part of this message is out, so it is finished before the others. */
    private long begun = NONE;
    private boolean gone;
    private boolean held;
    private Cue orOn = Cue.NOTHING;
    private long holds;
    private long withdrawn = NONE;
    private long heldFor = NONE;
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
        if (!heads.isEmpty() && !isBegun() && seq < first()) {
            forgetTheFirst();
        }
        heads.add(seq);
    }

    void remove(long seq) {
        if (!heads.isEmpty() && first() == seq) {
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
        begun = NONE;
        held = false;
        heldFor = NONE;
        heldSince = null;
        holds++;
    }

    boolean isReady() {
        return !held && !heads.isEmpty();
    }

    boolean isBegun() {
        return begun != NONE;
    }

    /** A part of it is out, and the next one follows. */
    void begin(long seq) {
        heads.add(seq);
        begun = seq;
        heldFor = NONE;
        heldSince = null;
    }

    boolean isEmpty() {
        return heads.isEmpty() && !more && !reading;
    }

    long first() {
        return isBegun() ? begun : heads.first();
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

    /** @return the number of the hold, for {@link #isHeldBy} */
    long hold(long seq, Hold hold) {
        held = true;
        heldFor = seq;
        heldSince = hold.heldSince();
        orOn = hold.orOn();
        return ++holds;
    }

    /** The message that failed: others may have come back before it meanwhile. */
    long heldFor() {
        return heldFor;
    }

    boolean isHeldBy(long number) {
        return held && holds == number;
    }

    boolean waitsFor(Cue cue) {
        return held && orOn == cue;
    }

    void letGo() {
        held = false;
    }

    @Nullable
    Instant heldSince() {
        return heldSince;
    }

    /** Since when this message has kept it waiting. */
    @Nullable
    Instant heldSince(long seq) {
        return heldFor == seq ? heldSince : null;
    }
}
