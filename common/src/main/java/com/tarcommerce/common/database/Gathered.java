package com.tarcommerce.common.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Makes one unit of a commit group of what several threads want to do alike, so that it is done with one statement and
 * one savepoint. If that unit fails, each of them is tried by itself, so that only the one at fault fails.
 *
 * @param <I> what is wanted
 * @param <O> what came of it
 */
public final class Gathered<I, O> {
    private static final int MOST = 512;

    private final CommitGroup commits;
    private final Function<List<I>, List<O>> work;
    private final ConcurrentLinkedQueue<Wanted<I, O>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param work answers in the order of what is wanted */
    public Gathered(CommitGroup commits, Function<List<I>, List<O>> work) {
        this.commits = commits;
        this.work = work;
    }

    /** Returns what came of it once that is durable; rethrows what the work threw. */
    public O commit(I input) {
        return CommitGroup.join(submit(input));
    }

    /** Like {@link #commit}, without waiting. What is submitted later is never done before it. */
    public CompletableFuture<O> submit(I input) {
        var wanted = new Wanted<I, O>(input, new CompletableFuture<>());
        waiting.add(wanted);
        ask();
        return wanted.output();
    }

    private void ask() {
        if (waiting.isEmpty() || !asked.compareAndSet(false, true)) {
            return;
        }
        var batch = new Batch<I, O>();
        var _ = commits.submit(() -> {
            gather(batch);
            return batch.group.isEmpty() ? List.<O>of() : work.apply(batch.inputs());
        }).whenComplete((outputs, failure) -> {
            if (!batch.ran) {
                gather(batch);
            }
            settle(batch.group, outputs, failure);
        });
    }

    private void gather(Batch<I, O> batch) {
        batch.ran = true;
        asked.set(false);
        for (var next = waiting.poll(); next != null; next = batch.group.size() < MOST ? waiting.poll() : null) {
            batch.group.add(next);
        }
        if (!waiting.isEmpty()) {
            elsewhere(this::ask);
        }
    }

    private void settle(List<Wanted<I, O>> group, List<O> outputs, @Nullable Throwable failure) {
        if (failure == null) {
            for (var no = 0; no < group.size(); no++) {
                group.get(no).output().complete(outputs.get(no));
            }
        } else if (group.size() == 1 || failure instanceof TransactionSystemException) {
            group.forEach(wanted -> wanted.output().completeExceptionally(failure));
        } else {
            elsewhere(() -> group.forEach(this::alone));
        }
    }

    /** The thread that commits must not wait for room in its own queue. */
    private static void elsewhere(Runnable task) {
        Thread.ofVirtual().name("gathered").start(task);
    }

    private void alone(Wanted<I, O> wanted) {
        var _ = commits.submit(() -> work.apply(List.of(wanted.input())).getFirst())
                .whenComplete((output, failure) -> {
                    if (failure == null) {
                        wanted.output().complete(output);
                    } else {
                        wanted.output().completeExceptionally(failure);
                    }
                });
    }

    private static final class Batch<I, O> {
        private final List<Wanted<I, O>> group = new ArrayList<>();
        private boolean ran;

        List<I> inputs() {
            return group.stream().map(Wanted::input).toList();
        }
    }

    private record Wanted<I, O>(I input, CompletableFuture<O> output) {
    }
}
