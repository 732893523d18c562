package com.tarcommerce.outbound.delivery;

import com.tarcommerce.common.contract.message.Room;
import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.database.Gathered;
import com.tarcommerce.common.partition.Hold;
import com.tarcommerce.outbound.delivery.ClaimStore.UnreadableBody;
import com.tarcommerce.outbound.delivery.Entry.Claimed;
import com.tarcommerce.outbound.delivery.Entry.Sent;
import com.tarcommerce.outbound.state.StateNews;
import com.tarcommerce.outbound.wakeup.Wakeups;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
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
    private final CompleteClaim complete;
    private final Fence fence;
    private final InstantSource clock;
    private final Wakeups wakeups;
    private final DeliveryMetrics metrics;
    private final StateNews news;
    /** Claims and sends in one queue: a room's next message is never claimed before the one before it is recorded. */
    private final Gathered<Entry, Optional<Claim>> records;

    Journal(ClaimStore claims, CompleteClaim complete, Fence fence, InstantSource clock, Wakeups wakeups,
            DeliveryMetrics metrics, StateNews news) {
        this.claims = claims;
        this.complete = complete;
        this.fence = fence;
        this.clock = clock;
        this.wakeups = wakeups;
        this.metrics = metrics;
        this.news = news;
        this.records = fence.gathered(Entry::hold, this::record);
    }

    private List<Optional<Claim>> record(List<Entry> batch) {
        claims.sent(batch.stream().filter(Sent.class::isInstance).map(Sent.class::cast).toList());
        var claimed = claims.claim(batch.stream().filter(Claimed.class::isInstance).map(Claimed.class::cast).toList());
        return batch.stream().map(each -> each instanceof Claimed(var seq, _, _)
                ? Optional.ofNullable(claimed.get(seq)).flatMap(complete::of)
                : Optional.<Claim>empty()).toList();
    }

    private CompletableFuture<Optional<Claim>> submit(Entry record) {
        return records.submit(record).whenComplete((_, failure) -> fence.noteIfStale(record.hold(), failure));
    }

    private Optional<Claim> commit(Entry record) {
        return CommitGroup.join(submit(record));
    }

    /** Empty if it is not to be sent any more; one that can't be read goes to the dead letters. */
    Optional<Claim> claim(long seq, Address to) {
        var hold = fence.hold(to.room());
        try {
            var claim = commit(new Claimed(seq, hold, clock.instant()));
            if (claim.isEmpty()) {
                news.ring();
            }
            return claim;
        } catch (UnreadableBody _) {
            park(seq, to, "the stored message can't be read: it was changed by hand or by another version of Tar;"
                    + " send it again under a new idempotencyKey");
            return Optional.empty();
        }
    }

    /**
     * Returns at once after the last part: the next claim of the room is committed with this or after it. Between parts
     * it waits, for the next part is claimed anew.
     */
    void sent(Claim claim, Part part, String providerId) {
        var sent = new Sent(claim, part, providerId, clock.instant());
        if (part.last()) {
            fence.begin(claim.message().room());
            recordUntilItIs(submit(sent), claim, () -> submit(sent));
        } else {
            commit(sent);
        }
        metrics.sent(claim, part);
    }

    /** Nothing was called; the message is at its end. */
    void unneeded(Claim claim) {
        var now = clock.instant();
        fence.commit(claim.hold(), () -> {
            claims.end(claim, now);
            return claim;
        });
        metrics.ended("unneeded", claim.message().room().channel());
        news.ring();
    }

    /** A database that is busy, full or away is waited for: else the message would go out again after a restart. */
    private void recordUntilItIs(CompletableFuture<Optional<Claim>> recorded, Claim claim,
            Supplier<CompletableFuture<Optional<Claim>>> again) {
        var _ = recorded.whenComplete((_, failure) -> {
            if (failure == null || Fence.isStale(failure)) {
                // Taken by another replica, it has an unknown outcome there, and is sent again.
                fence.end(claim.message().room());
                tellOf(claim);
            } else {
                LOG.atError().setCause(failure).addKeyValue("seq", claim.seq())
                        .log("a sent message could not be recorded; it is tried again, and a restart before sends it again");
                wakeups.at(clock.instant().plus(PAUSE), () -> recordUntilItIs(again.get(), claim, again));
            }
        });
    }

    /** Of most messages nobody is told, and then nothing is read. Whose others are in it nobody knows here. */
    private void tellOf(Claim claim) {
        if (claim.takesOthers() || news.concerns(claim.message())) {
            news.ring();
        }
    }

    void retryAt(Claim claim, Retry retry) {
        fence.commit(claim.hold(), () -> {
            claims.retryAt(claim, retry, clock.instant());
            return claim;
        });
        metrics.failed(claim, retry);
    }

    void lapse(Claim claim, String reason) {
        fence.commit(claim.hold(), () -> {
            claims.lapse(claim, reason, clock.instant());
            return claim;
        });
        metrics.ended("lapsed", claim.message().room().channel());
        news.ring();
    }

    /** @param outcome of the try that was the last one */
    void park(Claim claim, String outcome, String reason) {
        var now = clock.instant();
        fence.commit(claim.hold(), () -> {
            claims.park(claim.seq(), reason, now);
            claims.addAttempt(claim.seq(), now, outcome, reason);
            return claim;
        });
        parked(claim.seq(), claim.message().room().channel(), reason);
    }

    /** Parks a message that was not tried now. */
    void park(long seq, Address to, String reason) {
        var now = clock.instant();
        if (fence.commit(fence.hold(to.room()), () -> claims.park(seq, reason, now))) {
            parked(seq, to.channel().name(), reason);
        }
    }

    private void parked(long seq, String channel, String reason) {
        metrics.ended("dead", channel);
        news.ring();
        LOG.atWarn().addKeyValue("seq", seq).addKeyValue("channel", channel).addKeyValue("reason", reason)
                .log("a message went to the dead letters");
    }

    /** What a stop, or another replica's end, left being sent gets an unknown outcome. */
    void recover(Collection<Hold> holds, Predicate<Room> mine) {
        var left = fence.commit(holds, () -> claims.doubtWhatWasBeingSent(mine, clock.instant()));
        if (left > 0) {
            LOG.atInfo().addKeyValue("messages", left)
                    .log("messages were being sent when the service stopped: they are sent again and may repeat");
        }
    }

}
