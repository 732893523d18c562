package com.tarcommerce.scheduler.cluster;

import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.Rings;
import com.tarcommerce.scheduler.alarm.AlarmTimer;
import com.tarcommerce.scheduler.alarm.Waiting;

/** Tells this replica's timer what is its own, and rings the rest through. */
final class RoutedTimer implements AlarmTimer {
    private final AlarmTimer own;
    private final Partitions partitions;
    private final Rings<Waiting> rings;

    RoutedTimer(AlarmTimer own, Partitions partitions, Rings<Waiting> rings) {
        this.own = own;
        this.partitions = partitions;
        this.rings = rings;
    }

    @Override
    public void expect(Waiting waiting) {
        if (partitions.hold(waiting.key().partition()) != null) {
            own.expect(waiting);
        } else {
            rings.pass(waiting);
        }
    }

    @Override
    public void startOver() {
        own.startOver();
    }

    @Override
    public void startOverEverywhere() {
        own.startOver();
        rings.readAgain();
    }
}
