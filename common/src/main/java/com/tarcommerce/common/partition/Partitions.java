package com.tarcommerce.common.partition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the {@value #COUNT} partitions of a service's key space this replica works on. Who owns what is a hint that
 * work goes on; that two never commit for one partition is the database's doing: every taking gives a new epoch, and every
 * commit of a partition's work is {@link #check checked} against it.
 */
public interface Partitions {
    int COUNT = 271;

    /** The partition of a lane: of a room, or of an alarm's owner. The same on every machine. */
    static int of(String tenant, String lane) {
        return Math.floorMod(31 * tenant.hashCode() + lane.hashCode(), COUNT);
    }

    /** Null if this replica has it not: then it begins no work of it. What is begun is counted before this is asked. */
    @Nullable
    Hold hold(int partition);

    /** Whether it still has it as it was given. */
    default boolean holds(Hold hold) {
        return hold.equals(hold(hold.partition()));
    }

    /**
     * To be called in the transaction of what is committed.
     *
     * @throws StaleHold if one of them is not this replica's any more
     */
    void check(Collection<Hold> holds);

    /** The database has it elsewhere: nothing of it is begun here until it is taken again. */
    void lost(Hold hold);

    /** Its owner can't be told of its work: who is not seen either is waited for no longer. */
    void unreachable(int partition);

    /** The other replicas that are seen: addresses by name. */
    Map<String, String> neighbours();

    /** All partitions as the database has them now, by number; empty if this replica is alone. */
    List<Owner> owners();

    /** One of them; nobody if this replica is alone. */
    Owner owner(int partition);

    /** The name under which this replica has its partitions; empty if it is alone. */
    String replica();

    /** How many it has. */
    int held();
}
