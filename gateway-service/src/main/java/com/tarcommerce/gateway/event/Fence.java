package com.tarcommerce.gateway.event;

import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.Partitions;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/** Commits what is done for a queue, unless another replica has the queue: then nothing of it. */
final class Fence {
    private final TransactionTemplate writes;
    private final Partitions partitions;

    Fence(TransactionTemplate writes, Partitions partitions) {
        this.writes = writes;
        this.partitions = partitions;
    }

    /**
     * One statement; by itself, if there are no replicas.
     *
     * @throws com.tarcommerce.common.partition.StaleHold if another replica has the queue
     */
    <T> T commit(Hold hold, Supplier<T> statement) {
        return hold.isShared() ? writes.execute(_ -> {
            partitions.check(List.of(hold));
            return statement.get();
        }) : statement.get();
    }

    /** The same for several statements. */
    void commit(Collection<Hold> holds, Runnable statements) {
        writes.executeWithoutResult(_ -> {
            partitions.check(holds);
            statements.run();
        });
    }

    void lost(Collection<Hold> holds) {
        holds.forEach(partitions::lost);
    }
}
