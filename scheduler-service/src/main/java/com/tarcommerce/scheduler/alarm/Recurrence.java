package com.tarcommerce.scheduler.alarm;

import java.time.Instant;
import java.time.ZoneId;

/** A cron expression and the zone it is read in. */
public record Recurrence(CronExpression cron, ZoneId zone) {

    static Recurrence parse(String cron, ZoneId zone) {
        return new Recurrence(CronExpression.parse(cron), zone);
    }

    public Instant nextAfter(Instant moment) {
        return cron.nextAfter(moment, zone);
    }

    /** The latest occurrence that is due, and how many were passed over; the given one if no later is due. */
    public Latest latestDue(Instant occurrence, Instant now) {
        var latest = occurrence;
        var passedOver = 0;
        for (var next = nextAfter(latest); !next.isAfter(now); next = nextAfter(latest)) {
            latest = next;
            passedOver++;
        }
        return new Latest(latest, passedOver);
    }

    public record Latest(Instant occurrence, int passedOver) {
    }
}
