package com.tarcommerce.common.partition;

/**
 * That this replica has a partition.
 *
 * @param epoch what the database gave it with the partition; grows with every taking
 */
public record Hold(int partition, long epoch) {
    /** Of a replica that is alone: nobody can take it. */
    public static final long ALONE = -1;

    public boolean isShared() {
        return epoch != ALONE;
    }
}
