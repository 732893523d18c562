package com.tarcommerce.common.partition;

/** What a service does in its partitions. */
public interface PartitionWork {

    /** How much of it is begun and not yet committed. */
    int out(int partition);

    /** Partitions came or went, or a replica did: what waits is to be read from the database again. */
    void changed();
}
