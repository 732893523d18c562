package com.tarcommerce.common.partition;

/** A process that does not know of replicas asks nobody before it commits: replicas do not start beside it. */
final class NobodyAlone {

    private NobodyAlone() {
    }

    /** What one left that is gone belongs to nobody from here on. */
    static void check(String service, PartitionStore store, Neighbours neighbours) {
        var owners = store.all().stream().filter(Owner::isAlone).toList();
        Answering.among(owners, neighbours).findFirst().ifPresent(other -> {
            throw new IllegalStateException("Another " + service + ", at " + other.address()
                    + ", works on this database without TAR_CLUSTER_MEMBERS: stop it first.");
        });
        if (!owners.isEmpty()) {
            store.release(owners.stream().map(owner -> new Hold(owner.partition(), owner.epoch())).toList());
        }
    }
}
