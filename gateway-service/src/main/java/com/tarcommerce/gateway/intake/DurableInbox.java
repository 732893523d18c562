package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Commits what arrives together with whatever else waits for the disk, then has its lane looked at; for a repeat too, since
 * nobody may have known that the first one was committed.
 */
@Component
class DurableInbox implements Inbox, InboxWith {
    private final InboundStore store;
    private final CommitGroup commits;
    private final Lanes lanes;
    private final InboxMetrics metrics;
    private final PruneInbox prune;

    DurableInbox(InboundStore store, CommitGroup commits, Lanes lanes, InboxMetrics metrics, PruneInbox prune) {
        this.store = store;
        this.commits = commits;
        this.lanes = lanes;
        this.metrics = metrics;
        this.prune = prune;
    }

    @Override
    public void keep(List<Arrival> arrivals) {
        var pending = arrivals.stream().map(this::submit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(pending).join();
        } catch (CompletionException failed) {
            throw new TemporaryFailure("the inbox takes nothing now", failed.getCause());
        }
        prune.whenDue();
    }

    @Override
    public @Nullable String keep(Arrival arrival, Runnable also) {
        try {
            var before = commits.commit(() -> {
                var added = store.add(arrival).isPresent();
                if (added) {
                    also.run();
                }
                return added ? Optional.<String>empty() : Optional.of(store.bodyOf(arrival));
            });
            metrics.received(arrival.channel(), before.isEmpty());
            lanes.ring(arrival.lane());
            prune.whenDue();
            return before.orElse(null);
        } catch (ProblemException refused) {
            throw refused;
        } catch (RuntimeException failed) {
            throw new TemporaryFailure("the inbox takes nothing now", failed);
        }
    }

    private CompletableFuture<Void> submit(Arrival arrival) {
        return commits.submit(() -> store.add(arrival)).thenAccept(added -> {
            metrics.received(arrival.channel(), added.isPresent());
            lanes.ring(arrival.lane());
        });
    }
}
