package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.database.CommitGroup;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;

/** Where every channel puts what it gets, before it says that it has it. */
@Component
public class Inbox {
    private final InboundStore store;
    private final CommitGroup commits;
    private final Lanes lanes;
    private final InboxMetrics metrics;
    private final PruneInbox prune;

    Inbox(InboundStore store, CommitGroup commits, Lanes lanes, InboxMetrics metrics, PruneInbox prune) {
        this.store = store;
        this.commits = commits;
        this.lanes = lanes;
        this.metrics = metrics;
        this.prune = prune;
    }

    /**
     * Returns once the updates are on the disk, in this order. One that was here before is left alone, whatever has
     * come of it.
     *
     * @throws TemporaryFailure if not all could be kept; the sender has to send them again
     */
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
            if (added.isPresent()) {
                lanes.ring(arrival.lane());
            }
        });
    }
}
