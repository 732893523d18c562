package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.database.CommitGroup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;

/**
 * Commits what arrives together with whatever else waits for the disk, then has its lane looked at; for a repeat too, since
 * nobody may have known that the first one was committed.
 */
@Component
class DurableInbox implements Inbox {
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

    private CompletableFuture<Void> submit(Arrival arrival) {
        return commits.submit(() -> store.add(arrival)).thenAccept(added -> {
            metrics.received(arrival.channel(), added.isPresent());
            lanes.ring(arrival.lane());
        });
    }
}
