package com.tarcommerce.scheduler.alarm;

import com.tarcommerce.common.time.CronExpression;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression, the zone it is read in, and where it ends.
 *
 * @param until     the last moment at which an occurrence may be; null for no such end
 * @param timesLeft how many occurrences are still to be called; null for no such end
 */
public record Recurrence(CronExpression cron, ZoneId zone, @Nullable Instant until, @Nullable Integer timesLeft) {

    /** The first occurrence that is later than the moment; null if there is none before the end. */
    public @Nullable Instant nextAfter(Instant moment) {
        var next = cron.nextAfter(moment, zone);
        return until != null && next.isAfter(until) ? null : next;
    }

    /** The occurrence that follows one that was called; null if that was the last. */
    public @Nullable Instant following(Instant called) {
        return timesLeft != null && timesLeft <= 1 ? null : nextAfter(called);
    }

    /** The latest occurrence that is due, and how many were passed over; the given one if no later is due. */
    public Latest latestDue(Instant occurrence, Instant now) {
        var latest = occurrence;
        var passedOver = 0;
        for (var next = nextAfter(latest); next != null && !next.isAfter(now); next = nextAfter(latest)) {
            latest = next;
            passedOver++;
        }
        return new Latest(latest, passedOver);
    }

    public record Latest(Instant occurrence, int passedOver) {
    }
}
