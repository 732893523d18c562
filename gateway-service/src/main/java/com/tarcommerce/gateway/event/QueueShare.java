package com.tarcommerce.gateway.event;

import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.gateway.cluster.OtherReplicas;
import com.tarcommerce.gateway.cluster.Ring;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One queue of the outbox and where it belongs: the replica that has its partition drains it, all others ring there. What
 * is done under a hold that is not good any more throws {@link com.tarcommerce.common.partition.StaleHold}, and is not done.
 */
final class QueueShare {
    static final String KIND = "queue";
    /** Longer than any batch takes; what a crash leaves behind is set free at start and does not wait for it. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final String queue;
    private final int partition;
    private final Parts parts;

    /** What it is made of, whichever queue it is. */
    record Parts(Outbox outbox, Fence fence, Partitions partitions, OtherReplicas others, InstantSource clock) {
    }

    /** @param queue the url of its rows, or {@link Outbox#FOREIGN} */
    QueueShare(String queue, Parts parts) {
        this.queue = queue;
        this.partition = Partitions.of("outbox", queue);
        this.parts = parts;
    }

    int partition() {
        return partition;
    }

    /** Null if another replica drains it. */
    @Nullable
    Hold hold() {
        return parts.partitions.hold(partition);
    }

    boolean holds(Hold hold) {
        return parts.partitions.holds(hold);
    }

    void lost(Hold hold) {
        parts.partitions.lost(hold);
    }

    void ringOwner() {
        parts.others.ring(new Ring(KIND, queue, partition));
    }

    /** Of a queue that has just come: sets free what the replica that had it held. */
    void takeOver(Scope all, Hold hold) {
        parts.fence.commit(List.of(hold), () -> parts.outbox.takeOver(all));
    }

    /** What is taken in turn is chosen before: only if nothing is there yet the write statement looks itself. */
    List<OutboxRow> claim(Scope scope, Hold hold) {
        var now = parts.clock.instant();
        var chosen = scope.turns() ? parts.outbox.nextInTurn(now) : List.<Long>of();
        return parts.fence.commit(hold, () -> chosen.isEmpty()
                ? parts.outbox.claim(scope, now, LEASE, hold)
                : parts.outbox.claim(chosen, now, LEASE, hold));
    }

    void release(List<OutboxRow> rows, Hold hold) {
        parts.fence.commit(List.of(hold), () -> rows.forEach(parts.outbox::release));
    }

    void releaseLeases(Scope scope, Hold hold) {
        parts.fence.commit(List.of(hold), () -> parts.outbox.releaseLeases(scope));
    }

    /** Until the next row can be claimed; empty if none waits. */
    Optional<Duration> untilNextDue(Scope scope) {
        return parts.outbox.nextDue(scope).map(due -> Duration.between(parts.clock.instant(), due))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }
}
