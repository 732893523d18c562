package com.tarcommerce.common.partition;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One process, to which every partition belongs. */
final class AllPartitions implements Partitions {

    @Override
    public Hold hold(int partition) {
        return new Hold(partition, Hold.ALONE);
    }

    @Override
    public void check(Collection<Hold> holds) {
        // nobody else could have taken one
    }

    @Override
    public void lost(Hold hold) {
        throw new IllegalStateException("there is nobody to whom a partition could be lost");
    }

    @Override
    public void unreachable(int partition) {
        throw new IllegalStateException("there is nobody to be told");
    }

    @Override
    public Map<String, String> neighbours() {
        return Map.of();
    }

    @Override
    public List<Owner> owners() {
        return List.of();
    }

    @Override
    public Owner owner(int partition) {
        return new Owner(partition, Hold.ALONE, "", "", false);
    }

    @Override
    public String replica() {
        return "";
    }

    @Override
    public int held() {
        return COUNT;
    }
}
