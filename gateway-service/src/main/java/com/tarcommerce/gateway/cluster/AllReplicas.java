package com.tarcommerce.gateway.cluster;

/** All replicas of the gateway but this one. */
@FunctionalInterface
public interface AllReplicas {

    /** Tells each of them, as soon and as often as it takes, for as long as it is seen; after the commit. Returns at once. */
    void tell(News news);
}
