package com.tarcommerce.common.partition;

import java.util.Map;
import java.util.Set;

/** The replicas that see each other, and how they share the partitions out. A hint: see {@link Partitions}. */
public interface Membership extends AutoCloseable {

    View view();

    /** @param listener is run, by any thread, when the view may be another */
    void onChange(Runnable listener);

    /** Leaves, so that the others need not find out. */
    @Override
    void close();

    /**
     * @param members addresses by replica, this one's included
     * @param mine    the partitions that are this replica's share
     */
    record View(Map<String, String> members, Set<Integer> mine) {
        static final View NONE = new View(Map.of(), Set.of());
    }

    /** Found by {@link java.util.ServiceLoader}, so that only a service that brings one has it on its class path. */
    interface Provider {

        /** @param service whose replicas these are: others are not let in */
        Membership join(String service, Replica self, ClusterSettings settings);
    }

    /**
     * @param name    random, another one with each start
     * @param address base URL under which the others reach it
     */
    record Replica(String name, String address) {
    }
}
