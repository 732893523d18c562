package com.tarcommerce.common.partition;

import com.tarcommerce.common.database.DatabaseSettings;
import com.tarcommerce.common.database.Engine;
import com.tarcommerce.common.partition.Membership.Replica;
import org.springframework.context.SmartLifecycle;

/**
 * Looks once more when this process answers at its address: until then another one that started meanwhile could not know
 * of it, and has taken its place.
 */
final class StillTheOnlyOne implements SmartLifecycle {
    private final DatabaseSettings database;
    private final Replica self;
    private final PartitionStore store;
    private volatile boolean running;

    StillTheOnlyOne(DatabaseSettings database, Replica self, PartitionStore store) {
        this.database = database;
        this.self = self;
        this.store = store;
    }

    /** @throws IllegalStateException if another one has taken its place: then this one ends */
    @Override
    public void start() {
        if (database.engine() == Engine.LIBSQL
                && !store.all().stream().allMatch(owner -> owner.replica().equals(self.name()))) {
            throw new IllegalStateException("Another " + database.name()
                    + " that started at the same time works on this"
                    + " database: start one only, or set TAR_CLUSTER_MEMBERS for both, so that they share the work.");
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
