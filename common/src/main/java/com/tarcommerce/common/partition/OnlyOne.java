package com.tarcommerce.common.partition;

import com.tarcommerce.common.database.DatabaseSettings;
import com.tarcommerce.common.partition.Membership.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Makes sure that a process without replicas is the only one on its database: of an SQLite file by a lock that the system
 * forgets with the process, on a server by asking whoever is named in the table of partitions. Who does not answer is
 * dead, or as good as dead: its place is taken.
 */
final class OnlyOne implements SmartLifecycle {
    /** After the commit group, and before anything that works. */
    private static final int PHASE = 10;

    private final DatabaseSettings database;
    private final Replica self;
    private final PartitionStore store;
    private final Supplier<Neighbours> neighbours;
    private List<Hold> taken = List.of();
    private @Nullable FileLock lock;
    private volatile boolean running;

    OnlyOne(DatabaseSettings database, Replica self, PartitionStore store, Supplier<Neighbours> neighbours) {
        this.database = database;
        this.self = self;
        this.store = store;
        this.neighbours = neighbours;
    }

    @Override
    public void start() {
        switch (database.engine()) {
            case SQLITE -> lock = lock();
            case LIBSQL -> takeAll();
        }
        running = true;
    }

    private void takeAll() {
        var owners = store.all();
        try (var asking = neighbours.get()) {
            Answering.among(owners, asking).findFirst().ifPresent(other -> {
                throw refused("at " + other.address());
            });
        }
        taken = store.take(owners, self);
        if (taken.size() < owners.size()) {
            giveBack();
            throw refused("that has started at the same moment");
        }
    }

    private IllegalStateException refused(String where) {
        return new IllegalStateException("Another " + database.name() + ", " + where
                + ", works on this database: stop it, or set TAR_CLUSTER_MEMBERS for both, so that they share the work.");
    }

    private FileLock lock() {
        var file = database.file().resolveSibling(database.name() + ".db.lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var held = tryLock(channel);
            if (held != null) {
                return held;
            }
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("The file " + file + " can't be written: mend its rights, or set"
                    + " TAR_DATA_DIR to another folder.", broken);
        }
        throw new IllegalStateException("Another " + database.name() + " works on " + database.file().toAbsolutePath()
                + ": stop it, or set TAR_DATA_DIR to another folder.");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            if (lock != null) {
                lock.acquiredBy().close();
            }
            giveBack();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void giveBack() {
        if (!taken.isEmpty()) {
            store.release(taken);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
