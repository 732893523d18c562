package com.tarcommerce.gateway.event;

import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.StaleHold;
import com.tarcommerce.gateway.audit.AuditEntry;
import com.tarcommerce.gateway.audit.AuditLog;
import com.tarcommerce.gateway.event.Outcome.Behind;
import com.tarcommerce.gateway.event.Outcome.Done;
import com.tarcommerce.gateway.event.Outcome.Dropped;
import com.tarcommerce.gateway.event.Outcome.Hopeless;
import com.tarcommerce.gateway.event.Outcome.Moved;
import com.tarcommerce.gateway.event.Outcome.Refused;
import com.tarcommerce.gateway.event.Outcome.Unreached;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Writes down, in one commit, what came of claimed rows; the first success at a target sets free what waits for it. Written
 * down twice, since the answer of a commit was lost, it is the same.
 */
class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final AuditLog audit;
    private final Fence fence;
    private final OutboxMetrics metrics;
    private final Bells bells;
    private final RetryPlan retries = new RetryPlan(RandomGenerator.getDefault());
    private final InstantSource clock;
    /** Targets that were away when last tried. */
    private final Set<String> away = ConcurrentHashMap.newKeySet();

    Settlement(Outbox outbox, AuditLog audit, Fence fence, OutboxMetrics metrics, Bells bells,
            InstantSource clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.fence = fence;
        this.metrics = metrics;
        this.bells = bells;
        this.clock = clock;
    }

    /**
     * What was done must be written down, so that it is not done again: a database that is busy, full or away is waited
     * for. Nobody else takes the rows meanwhile, for they are leased; at the next start they are free. Only if another
     * replica has taken the queue it is not written down: that one does it again, under the same keys.
     *
     * @return false if another replica has taken the queue
     * @throws InterruptedException when the gateway stops first
     */
    boolean settle(Map<OutboxRow, Outcome> outcomes) throws InterruptedException {
        var holds = outcomes.keySet().stream().map(OutboxRow::hold).collect(Collectors.toSet());
        try {
            while (!isWritten(outcomes, holds)) {
                Thread.sleep(PAUSE);
            }
            outcomes.forEach(this::written);
            return true;
        } catch (StaleHold taken) {
            fence.lost(holds);
            return false;
        }
    }

    /** Only now, for what is not committed is done again. */
    private void written(OutboxRow row, Outcome outcome) {
        if (outcome.reached()) {
            away.remove(row.url());
        }
        switch (outcome) {
            case Done() -> metrics.performed(row);
            case Unreached _ -> away.add(row.url());
            case Moved(var queue, _) -> bells.of(queue).ring();
            case Dropped _,Refused _,Hopeless _,Behind _ -> {
            }
        }
    }

    private boolean isWritten(Map<OutboxRow, Outcome> outcomes, Set<Hold> holds) {
        try {
            fence.commit(holds, () -> settleAll(outcomes));
            return true;
        } catch (DataAccessException | TransactionException trouble) {
            LOG.atError().setCause(trouble).addKeyValue("events", outcomes.size())
                    .log("what came of events could not be written down; it is tried again");
            return false;
        }
    }

    private void settleAll(Map<OutboxRow, Outcome> outcomes) {
        outbox.delete(outcomes.entrySet().stream().filter(it -> it.getValue() instanceof Done).map(Map.Entry::getKey)
                .toList());
        Moved.byQueue(outcomes).forEach(outbox::move);
        outcomes.forEach(this::settle);
        var stillAway = new HashSet<>(away);
        outcomes.forEach((row, outcome) -> {
            if (outcome instanceof Unreached) {
                stillAway.add(row.url());
            } else if (outcome.reached() && stillAway.remove(row.url())) {
                outbox.releaseUnreached(row.url());
            }
        });
    }

    private void settle(OutboxRow row, Outcome outcome) {
        switch (outcome) {
            case Done() -> {
                // Deleted with the others that are done.
            }
            case Dropped(var event, var reason) -> drop(row, event, reason);
            case Unreached(var reason, var retryAfter) when clock.instant().isAfter(row.giveUpAt()) ->
                bury(row, "unreached for " + RetryPlan.PATIENCE.toDays() + " days: " + reason);
            case Unreached(var reason, var retryAfter) -> retry(row, reason, retryAfter, false);
            case Refused(var reason, var _) when row.refusals() + 1 >= RetryPlan.MOST_REFUSALS -> bury(row, reason);
            case Refused(var reason, var retryAfter) -> retry(row, reason, retryAfter, true);
            case Hopeless(var reason) -> bury(row, reason);
            case Moved _ -> {
                // Moved with the others of its queue.
            }
            case Behind() -> outbox.release(row);
        }
    }

    private void retry(OutboxRow row, String reason, @Nullable Duration retryAfter, boolean counted) {
        var backoff = retries.delayAfter(row.attempts() + 1);
        var asked = retryAfter != null && retryAfter.compareTo(backoff) > 0;
        var delay = asked ? retryAfter : backoff;
        outbox.retryAt(row, clock.instant().plus(delay), reason, counted, !counted && retryAfter == null);
        LOG.atInfo().addKeyValue("id", row.id()).addKeyValue("reason", reason).addKeyValue("delay", delay)
                .log("an event is tried again later");
    }

    private void drop(OutboxRow row, PostedEvent event, String reason) {
        if (!outbox.delete(row)) {
            return;
        }
        audit.add(AuditEntry.decision(event.tenant(), "event", "", event.type(), AuditEntry.Outcome.FAILED, reason,
                null));
        LOG.atInfo().addKeyValue("id", row.id()).addKeyValue("tenant", event.tenant())
                .addKeyValue("type", event.type()).addKeyValue("reason", reason).log("nobody is told of an event");
    }

    private void bury(OutboxRow row, String reason) {
        outbox.bury(row, clock.instant(), reason);
        LOG.atWarn().addKeyValue("id", row.id()).addKeyValue("reason", reason).log("an event is a dead letter now");
    }
}
