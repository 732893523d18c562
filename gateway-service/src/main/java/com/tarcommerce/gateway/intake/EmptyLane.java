package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.gateway.cluster.OtherReplicas;
import java.util.List;
import org.springframework.stereotype.Component;

/** Works off what a lane has to do, for as long as this replica has the lane. */
@Component
class EmptyLane {
    private static final int BATCH = 16;

    private final InboundStore store;
    private final Attend attend;
    private final Partitions partitions;
    private final OtherReplicas others;

    EmptyLane(InboundStore store, Attend attend, Partitions partitions, OtherReplicas others) {
        this.store = store;
        this.attend = attend;
        this.partitions = partitions;
        this.others = others;
    }

    /** What is left when the lane is lost, or came since, its new owner hears of. */
    void of(String lane) throws InterruptedException {
        var hold = partitions.hold(LaneKeys.partitionOf(lane));
        if (hold != null) {
            workOff(lane, hold);
        }
        if (hold == null || !partitions.holds(hold)) {
            others.ring(LaneKeys.ring(lane));
        }
    }

    private void workOff(String lane, Hold hold) throws InterruptedException {
        try {
            var rows = store.open(lane, BATCH);
            while (areDone(rows, hold) && rows.size() == BATCH) {
                rows = store.open(lane, BATCH);
            }
        } catch (StaleHold taken) {
            partitions.lost(hold);
        }
    }

    /** In their order: none is begun before the one ahead of it is done. */
    private boolean areDone(List<InboundRow> rows, Hold hold) throws InterruptedException {
        for (var row : rows) {
            if (!attend.untilDone(row, hold)) {
                return false;
            }
        }
        return true;
    }
}
