package com.tarcommerce.gateway.event;

import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.Owner;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.StaleHold;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a replica finds that slept while another took its partitions.
 *
 * @param meanwhile done before it finds it
 */
record Taken(Runnable meanwhile) implements Partitions {

    @Override
    public Hold hold(int partition) {
        return new Hold(partition, 1);
    }

    @Override
    public void check(Collection<Hold> holds) {
        meanwhile.run();
        throw new StaleHold();
    }

    @Override
    public void lost(Hold hold) {
    }

    @Override
    public void unreachable(int partition) {
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
        return new Owner(partition, 2, "other", "http://127.0.0.1:9", false);
    }

    @Override
    public String replica() {
        return "slept";
    }

    @Override
    public int held() {
        return 0;
    }
}
