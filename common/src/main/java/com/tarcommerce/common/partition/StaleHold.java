package com.tarcommerce.common.partition;

/** The partition is not this replica's, or not any more: what was to be done is not. */
public final class StaleHold extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StaleHold() {
        super("the partition is another replica's");
    }
}
