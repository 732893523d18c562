package com.tarcommerce.outbound.state;

import com.tarcommerce.common.database.CommitGroup;
import com.tarcommerce.common.partition.Partitions;
import com.tarcommerce.outbound.retry.Backoff;
import com.tarcommerce.outbound.state.Told.Failed;
import com.tarcommerce.outbound.state.Told.Heard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Tells one event and records what came of it: told, to be told again, or given up. */
@Service
class TellState {
    private static final Logger LOG = LoggerFactory.getLogger(TellState.class);

    /** Longer than a call. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final PostState post;
    private final StateEventStore events;
    private final CommitGroup commits;
    private final Partitions partitions;
    private final Backoff backoff;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final Set<String> away = ConcurrentHashMap.newKeySet();

    TellState(PostState post, StateEventStore events, CommitGroup commits, Partitions partitions, Backoff backoff,
            InstantSource clock,
            MeterRegistry meters) {
        this.post = post;
        this.events = events;
        this.commits = commits;
        this.partitions = partitions;
        this.backoff = backoff;
        this.clock = clock;
        this.meters = meters;
    }

    /** Does nothing if another replica tells it. */
    void tell(StateEvent event) throws InterruptedException {
        if (!partitions.replica().isEmpty()
                && !commits.commit(() -> events.lease(event, clock.instant().plus(LEASE)))) {
            return;
        }
        switch (post.tell(event)) {
            case Heard _ -> heard(event);
            case Failed failed -> failed(event, failed);
        }
    }

    private void heard(StateEvent event) {
        var wasAway = away.remove(event.callback());
        commits.commit(() -> events.heard(event)
                && wasAway
                && events.release(event.callback(), clock.instant()) > 0);
        count("told");
    }

    private void failed(StateEvent event, Failed failure) {
        var now = clock.instant();
        var since = Objects.requireNonNullElse(event.failingSince(), now);
        var next = next(event, failure, since, now);
        commits.commit(() -> events.failed(event, failure.counts(), since, next, failure.reason()));
        if (!failure.counts()) {
            away.add(event.callback());
        }
        count(next == null ? "dead" : "failed");
        if (next == null) {
            LOG.atWarn().addKeyValue("event", event.seq()).addKeyValue("reason", failure.reason())
                    .log("a callback could not be told what became of a message; it can be replayed");
        }
    }

    /** Null to give up. */
    private @Nullable Instant next(StateEvent event, Failed failure, Instant since, Instant now) {
        var counted = event.counted() + (failure.counts() ? 1 : 0);
        var end = since.plus(Backoff.LONGEST_OUTAGE);
        if (counted >= Backoff.MOST_COUNTED || !now.isBefore(end)) {
            return null;
        }
        var next = now.plus(backoff.after(failure.counts() ? counted : event.attempts() + 1));
        var asked = failure.notBefore();
        var later = asked != null && asked.isAfter(next) ? asked : next;
        return later.isAfter(end) ? end : later;
    }

    private void count(String outcome) {
        meters.counter("tar.outbound.states", "outcome", outcome).increment();
    }
}
