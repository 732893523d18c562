package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.Waiting;
import com.tarcommerce.scheduler.firing.MakeAttempt.Attempted;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What an outage made late, for each target: nobody was there to call it, or the target was away. What merely waits for a
 * free call behind others is late by none.
 */
@Component
class HeldUp {
    /** What was due up to then. */
    private final ConcurrentHashMap<String, Instant> upTo = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Instant> awaySince = new ConcurrentHashMap<>();

    /** Of a timer that is on time it is due just now. */
    void handedOn(Waiting waiting, Instant now) {
        if (isLong(waiting.nextAt(), now)) {
            mark(waiting.target(), waiting.nextAt());
        }
    }

    /**
     * What came of a call. What fell due just before the target answered again was not late by its absence: it may have been
     * well for hours, and nobody asked it.
     */
    void called(String target, Attempted attempted, Instant now) {
        switch (attempted) {
            case AWAY -> awaySince.putIfAbsent(target, now);
            case ACCEPTED, REFUSED -> {
                var since = awaySince.isEmpty() ? null : awaySince.remove(target);
                if (since != null && isLong(since, now)) {
                    mark(target, now.minus(MisfirePolicy.LATE));
                }
            }
            case NOT_CALLED -> {
                // Nothing is known of its target.
            }
        }
    }

    boolean has(Waiting waiting, Instant now) {
        var until = upTo.get(waiting.target());
        var since = awaySince.get(waiting.target());
        return (until != null && !waiting.nextAt().isAfter(until)) || (since != null && isLong(since, now));
    }

    private void mark(String target, Instant until) {
        upTo.merge(target, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static boolean isLong(Instant since, Instant now) {
        return Duration.between(since, now).compareTo(MisfirePolicy.LATE) > 0;
    }
}
