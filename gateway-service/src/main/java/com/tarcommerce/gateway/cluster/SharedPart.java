package com.tarcommerce.gateway.cluster;

/** A part of the gateway that works only in the partitions that this replica has. */
public interface SharedPart {

    /** Another replica has committed something. Returns whether that is this part's. */
    default boolean rung(Ring ring) {
        return false;
    }

    /** Another replica tells all others of what it has committed; what is not this part's is passed over. */
    default void heard(News news) {
    }

    /** How much is begun in the partition and not yet committed. */
    default int out(int partition) {
        return 0;
    }

    /** Partitions came or went, or a replica did: what waits is to be looked for again. Must not wait. */
    void changed();
}
