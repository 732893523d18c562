package com.tarcommerce.common.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Makes many small commits one: a platform thread takes the units of work that wait, runs each in a savepoint, and
 * commits them together.
 *
 * <p>A unit's future completes only after the COMMIT returned. A unit that throws is rolled back alone and its future
 * fails with what it threw; a COMMIT that throws fails them all, with SQLState 08007 in its causes, since nobody knows
 * whether it was made, once nothing of it is under way any more. A unit must not open a transaction of its own: the
 * only writer connection is taken.
 */
public final class CommitGroup implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CommitGroup.class);
    /** SQLState: transaction resolution unknown. */
    private static final String OUTCOME_UNKNOWN = "08007";
    private static final int MOST_UNITS = 512;
    private static final int MOST_WAITING = 50_000;
    /** Stops after the web server has drained its requests, before the pool closes. */
    private static final int PHASE = 0;

    private final DataSource database;
    private final PlatformTransactionManager transactions;
    private final String name;
    private final BlockingQueue<Waiting<?>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile boolean running;
    private Thread worker = new Thread();

    /** @param database whose transactions these are */
    public CommitGroup(String name, DataSource database, PlatformTransactionManager transactions) {
        this.name = name;
        this.database = database;
        this.transactions = transactions;
    }

    /** Runs the unit and returns what it gave, once that is durable. Rethrows what the unit threw. */
    public <T> T commit(Supplier<T> unit) {
        return join(submit(unit));
    }

    /** Waits for what was submitted; rethrows what the unit threw. */
    public static <T> T join(CompletableFuture<T> submitted) {
        try {
            return submitted.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException unitsOwn) {
                throw unitsOwn;
            }
            throw failed;
        }
    }

    /** Like {@link #commit}, without waiting; waits only while the queue is full. */
    public <T> CompletableFuture<T> submit(Supplier<T> unit) {
        if (!running) {
            return CompletableFuture
                    .failedFuture(new IllegalStateException("The commit group " + name + " has stopped"));
        }
        var entry = new Waiting<>(unit);
        try {
            waiting.put(entry);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            entry.future.completeExceptionally(interrupted);
        }
        if (!running) {
            failWhatWaits();
        }
        return entry.future;
    }

    private void work() {
        var group = new ArrayList<Waiting<?>>(MOST_UNITS);
        while (running || !waiting.isEmpty()) {
            try {
                group.add(waiting.take());
                waiting.drainTo(group, MOST_UNITS - 1);
                commitTogether(group);
            } catch (InterruptedException stopping) {
                LOG.atDebug().addKeyValue("group", name).log("stopping; what waits is still committed");
            } catch (Throwable unexpected) {
                LOG.atError().setCause(unexpected).addKeyValue("group", name).log("a commit group failed");
                group.forEach(entry -> entry.future.completeExceptionally(unexpected));
            } finally {
                group.clear();
            }
        }
    }

    private void commitTogether(List<Waiting<?>> group) {
        var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        try {
            for (var entry : group) {
                entry.run(transaction);
            }
        } catch (Throwable broken) {
            transactions.rollback(transaction);
            throw broken;
        }
        try {
            transactions.commit(transaction);
        } catch (Throwable unknown) {
            awaitItsEnd();
            throw new TransactionSystemException("It is not known whether the commit was made",
                    new SQLException(unknown.getMessage(), OUTCOME_UNKNOWN, unknown));
        }
        group.forEach(Waiting::complete);
    }

    /**
     * A connection that broke may have left the COMMIT running. Whoever hears that nobody knows reads again what is there,
     * so that must be over by then: it is, once another transaction has the lock for writing, which it takes with its
     * first statement.
     */
    private void awaitItsEnd() {
        try {
            var next = transactions.getTransaction(new DefaultTransactionDefinition());
            try (var statement = DataSourceUtils.getConnection(database).createStatement()) {
                statement.execute("select 1");
            } finally {
                transactions.rollback(next);
            }
        } catch (RuntimeException | SQLException away) {
            LOG.atDebug().setCause(away).addKeyValue("group", name).log("the lock for writing was not to be had");
        }
    }

    private void failWhatWaits() {
        var late = new ArrayList<Waiting<?>>();
        waiting.drainTo(late);
        late.forEach(entry -> entry.future
                .completeExceptionally(new IllegalStateException("The commit group " + name + " has stopped")));
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofPlatform().name("commit-" + name).start(this::work);
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        failWhatWaits();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private static final class Waiting<T> {
        private final Supplier<T> unit;
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private Runnable completion = () -> {
        };

        Waiting(Supplier<T> unit) {
            this.unit = unit;
        }

        /** Throws only if the savepoint itself fails, which breaks the whole group. */
        void run(TransactionStatus transaction) {
            var savepoint = transaction.createSavepoint();
            try {
                var result = unit.get();
                completion = () -> future.complete(result);
            } catch (RuntimeException | Error failure) {
                transaction.rollbackToSavepoint(savepoint);
                completion = () -> future.completeExceptionally(failure);
            }
            transaction.releaseSavepoint(savepoint);
        }

        void complete() {
            completion.run();
        }
    }
}
