package com.tarcommerce.gateway.intake;

import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.common.partition.StaleHold;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stays with one update until it is done: what passes is waited for, what is a mistake is tried three times, what is
 * hopeless is parked, so that a lane is never blocked by one update for good.
 */
@Component
class Attend {
    private static final Logger LOG = LoggerFactory.getLogger(Attend.class);
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofDays(7);

    private final HandleInbound handle;
    private final Ledger ledger;
    private final Partitions partitions;
    private final Backoff backoff;
    private final InboxMetrics metrics;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    Attend(HandleInbound handle, Ledger ledger, Partitions partitions, Backoff backoff, InboxMetrics metrics,
            InstantSource clock) {
        this.handle = handle;
        this.ledger = ledger;
        this.partitions = partitions;
        this.backoff = backoff;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @return false if it is not done: the service stops, or the lane is to be another replica's
     * @throws StaleHold if it is another replica's already
     */
    boolean untilDone(InboundRow row, Hold hold) throws InterruptedException {
        var failures = 0;
        while (!backoff.isClosed() && partitions.holds(hold)) {
            if (attempt(row, hold, failures)) {
                return true;
            }
            failures++;
            metrics.retried();
            backoff.pause(failures);
        }
        return false;
    }

    /** A worker loop is the one place that catches everything. */
    private boolean attempt(InboundRow row, Hold hold, int failures) throws InterruptedException {
        places.acquire();
        try {
            if (handle.handle(failures == 0 ? row : ledger.get(row.id()), hold)) {
                backoff.release();
            }
            return true;
        } catch (StaleHold taken) {
            throw taken;
        } catch (Throwable failure) {
            var trouble = Trouble.of(failure);
            if (failures == 0) {
                tell(row, trouble);
            }
            return settle(row, hold, trouble);
        } finally {
            places.release();
        }
    }

    /** @return whether the update is done with */
    private boolean settle(InboundRow row, Hold hold, Trouble trouble) {
        try {
            return switch (trouble) {
                case Trouble.Passing _ -> isTooOld(row) && park(row, hold, trouble);
                case Trouble.Hopeless _ -> park(row, hold, trouble);
                case Trouble.Unexpected _ ->
                    ledger.countFailure(row.id(), hold, trouble.reason()) >= MOST_ATTEMPTS
                            && park(row, hold, trouble);
            };
        } catch (StaleHold taken) {
            throw taken;
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).addKeyValue("inbound", row.id())
                    .log("what came of an update could not be recorded; it is tried again");
            return false;
        }
    }

    private boolean isTooOld(InboundRow row) {
        return row.receivedAt().plus(PATIENCE).isBefore(clock.instant());
    }

    private boolean park(InboundRow row, Hold hold, Trouble trouble) {
        ledger.park(row.id(), hold, trouble.reason());
        giveUp(row);
        LOG.atError().addKeyValue("inbound", row.id()).addKeyValue("channel", row.channel())
                .addKeyValue("reason", trouble.reason())
                .log("an update was parked: see GET /v1/dead-letters/inbox, and replay it once its cause is mended");
        return true;
    }

    /** Once it is on the disk that this replica may: what is taken back can't be shown again. */
    private void giveUp(InboundRow row) {
        try {
            handle.giveUp(row);
        } catch (UnreadableUpdate | RuntimeException failure) {
            LOG.atWarn().addKeyValue("inbound", row.id()).addKeyValue("failure", failure.getClass().getSimpleName())
                    .log("what was said about an update while it was worked on may stand there still");
        }
    }

    /** Once an update: while a service is away, every room waits and all would say the same again and again. */
    private static void tell(InboundRow row, Trouble trouble) {
        LOG.atWarn().addKeyValue("inbound", row.id()).addKeyValue("reason", trouble.reason())
                .log("an update could not be dealt with at once");
    }
}
