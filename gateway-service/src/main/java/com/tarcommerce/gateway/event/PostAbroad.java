package com.tarcommerce.gateway.event;

import com.tarcommerce.gateway.event.Destination.Foreign;
import com.tarcommerce.gateway.event.Destination.Gateway;
import com.tarcommerce.gateway.event.Destination.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts events to the addresses of others, the oldest of each lane first, a few at a time to each target; a slow target
 * keeps nobody else waiting.
 */
class PostAbroad implements Worker, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostAbroad.class);
    /** Rows for one place that are out or wait for their turn; of more, one claim at most is taken out of the outbox. */
    private static final int ENOUGH_FOR_ONE_PLACE = 32;
    private static final int FAREWELL_SECONDS = 2;

    private final Destinations destinations;
    private final ForeignPost post;
    private final Settlement settlement;
    private final Bells bells;
    private final Map<String, Integer> out = new ConcurrentHashMap<>();
    private final Map<String, ForeignTarget> targets = new ConcurrentHashMap<>();
    private final ExecutorService posts = Executors.newVirtualThreadPerTaskExecutor();

    PostAbroad(Destinations destinations, ForeignPost post, Settlement settlement, Bells bells) {
        this.destinations = destinations;
        this.post = post;
        this.settlement = settlement;
        this.bells = bells;
    }

    @Override
    public Scope queue() {
        return allBut(List.of());
    }

    @Override
    public Scope scope() {
        return allBut(out.entrySet().stream().filter(place -> place.getValue() >= ENOUGH_FOR_ONE_PLACE)
                .map(Map.Entry::getKey).toList());
    }

    private Scope allBut(List<String> places) {
        var others = new ArrayList<>(destinations.ours());
        others.add(Outbox.CARTS);
        others.add(Outbox.WITHDRAWALS);
        others.add(Outbox.MISSED);
        return Scope.allBut(others, places);
    }

    @Override
    public void perform(List<OutboxRow> rows) throws InterruptedException {
        for (var row : rows) {
            switch (destinations.of(row.url())) {
                case Gateway() -> settlement.settle(Map.of(row, new Outcome.Moved(Outbox.EVENTS, false)));
                case Refused(var reason) -> settlement.settle(Map.of(row, new Outcome.Hopeless(reason)));
                case Foreign target -> {
                    out.merge(Scope.placeOf(row.url()), 1, Integer::sum);
                    posts.execute(() -> deliver(row, target));
                }
            }
        }
    }

    @Override
    public boolean holdsNothing() {
        return out.isEmpty();
    }

    private void deliver(OutboxRow row, Foreign target) {
        try {
            settlement.settle(Map.of(row, post(row, target)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            out.computeIfPresent(Scope.placeOf(row.url()), (_, rows) -> rows == 1 ? null : rows - 1);
            bells.foreign().ring();
        }
    }

    private Outcome post(OutboxRow row, Foreign target) throws InterruptedException {
        try {
            return targets.computeIfAbsent(target.origin(), _ -> new ForeignTarget())
                    .inTurn(() -> post.send(row, target));
        } catch (RuntimeException unexpected) {
            LOG.atError().setCause(unexpected).addKeyValue("id", row.id()).log("an event could not be posted");
            return new Outcome.Refused(unexpected.getClass().getSimpleName(), null);
        }
    }

    @Override
    public void close() throws InterruptedException {
        posts.shutdown();
        if (!posts.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
            posts.shutdownNow();
        }
    }
}
