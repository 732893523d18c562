package com.tarcommerce.common.partition;

/**
 * Who has a partition, as the database says.
 *
 * @param replica its random name, another one with each start; empty if nobody has it
 * @param address its base URL
 * @param leaving it is shutting down and has a call out
 */
public record Owner(int partition, long epoch, String replica, String address, boolean leaving) {
    /** How the names of those begin that are the only process on their database. */
    static final String ALONE = "alone_";

    public boolean isNobody() {
        return replica.isEmpty();
    }

    boolean isAlone() {
        return replica.startsWith(ALONE);
    }
}
