package com.tarcommerce.gateway.cluster;

/** The gateway's other replicas. */
@FunctionalInterface
public interface OtherReplicas {

    /** Tells the owner of the partition, as soon and as often as it takes; after the commit of what waits. */
    void ring(Ring ring);
}
