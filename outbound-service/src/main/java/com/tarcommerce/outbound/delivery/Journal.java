package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.outbound.delivery.ClaimStore.UnreadableBody;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes each step of a delivery durable, together with those of other rooms, and counts it. */
@Component
class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ClaimStore claims;
    private final Together together;
    private final CommitGroup commits;
    private final InstantSource clock;
    private final Wakeups wakeups;
    private final DeliveryMetrics metrics;

    Journal(ClaimStore claims, Together together, CommitGroup commits, InstantSource clock, Wakeups wakeups,
            DeliveryMetrics metrics) {
        this.claims = claims;
        this.together = together;
        this.commits = commits;
        this.clock = clock;
        this.wakeups = wakeups;
        this.metrics = metrics;
    }

    /** Empty if it is not to be sent any more; one that can't be read goes to the dead letters. */
    Optional<Claim> claim(long seq, String channel) {
        try {
            return commits.commit(() -> claims.claim(seq, clock.instant()).map(together::with));
        } catch (UnreadableBody _) {
            park(seq, channel, "the stored message can't be read: it was changed by hand or by another version of Tar;"
                    + " send it again under a new idempotencyKey");
            return Optional.empty();
        }
    }

    /**
     * Returns at once after the last part: the next claim of the room is committed with this or after it. Between parts
     * it waits, for the next part is claimed anew.
     */
    void sent(Claim claim, Part part, String providerId) {
        var now = clock.instant();
        var recorded = record(claim, part, providerId, now);
        metrics.sent(claim, part);
        if (part.last()) {
            recordUntilItIs(recorded, claim, () -> record(claim, part, providerId, now));
        } else {
            recorded.join();
        }
    }

    /** Nothing was called; the message is at its end. */
    void unneeded(Claim claim) {
        var now = clock.instant();
        commits.commit(() -> {
            claims.end(claim, now);
            return claim;
        });
        metrics.ended("unneeded", claim.message().room().channel());
    }

    private CompletableFuture<Part> record(Claim claim, Part part, String providerId, Instant now) {
        return commits.submit(() -> {
            claims.sent(claim, part, providerId, now);
            return part;
        });
    }

    /** A database that is busy, full or away is waited for: else the message would go out again after a restart. */
    private void recordUntilItIs(CompletableFuture<Part> recorded, Claim claim,
            Supplier<CompletableFuture<Part>> again) {
        var _ = recorded.whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.atError().setCause(failure).addKeyValue("seq", claim.seq())
                        .log("a sent message could not be recorded; it is tried again, and a restart before sends it again");
                wakeups.at(clock.instant().plus(PAUSE), () -> recordUntilItIs(again.get(), claim, again));
            }
        });
    }

    void retryAt(Claim claim, Retry retry) {
        commits.commit(() -> {
            claims.retryAt(claim, retry, clock.instant());
            return claim;
        });
        metrics.failed(claim, retry);
    }

    void lapse(Claim claim, String reason) {
        commits.commit(() -> {
            claims.lapse(claim, reason, clock.instant());
            return claim;
        });
        metrics.ended("lapsed", claim.message().room().channel());
    }

    /** @param outcome of the try that was the last one */
    void park(Claim claim, String outcome, String reason) {
        var now = clock.instant();
        commits.commit(() -> {
            claims.park(claim.seq(), reason, now);
            claims.addAttempt(claim.seq(), now, outcome, reason);
            return claim;
        });
        parked(claim.seq(), claim.message().room().channel(), reason);
    }

    /** Parks a message that was not tried now. */
    void park(long seq, String channel, String reason) {
        var now = clock.instant();
        if (commits.commit(() -> claims.park(seq, reason, now))) {
            parked(seq, channel, reason);
        }
    }

    private void parked(long seq, String channel, String reason) {
        metrics.ended("dead", channel);
        LOG.atWarn().addKeyValue("seq", seq).addKeyValue("channel", channel).addKeyValue("reason", reason)
                .log("a message went to the dead letters");
    }

    /** What a stop left being sent gets an unknown outcome. */
    void recover() {
        var left = commits.commit(() -> claims.doubtWhatWasBeingSent(clock.instant()));
        if (left > 0) {
            LOG.atInfo().addKeyValue("messages", left)
                    .log("messages were being sent when the service stopped: they are sent again and may repeat");
        }
    }

}
