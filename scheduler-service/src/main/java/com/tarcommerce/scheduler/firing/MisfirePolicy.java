package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.contract.alarm.Misfire;
import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.alarm.Recurrence;
import com.tarcommerce.scheduler.firing.Late.Ended;
import com.tarcommerce.scheduler.firing.Late.Missed;
import com.tarcommerce.scheduler.firing.Late.OnTime;
import com.tarcommerce.scheduler.firing.Late.PassedOver;
import com.tarcommerce.scheduler.firing.Late.Spread;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * Decides about late occurrences: of a recurring alarm the newest that is due wins, whatever the policy; a first call
 * that is late by more than a minute is made, left out or, where an outage made it late, spread over the next five minutes,
 * as the alarm says, once.
 */
final class MisfirePolicy {
    static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration SPREAD_OVER = Duration.ofMinutes(5);

    private final RandomGenerator random;
    private final HeldUp heldUp;

    MisfirePolicy(RandomGenerator random, HeldUp heldUp) {
        this.random = random;
        this.heldUp = heldUp;
    }

    Late decide(Occurrence occurrence, Instant now) {
        var late = occurrence.failures().attempts() == 0 && !occurrence.putOff()
                && Duration.between(occurrence.waiting().nextAt(), now).compareTo(LATE) > 0;
        return occurrence.recurrence() == null
                ? single(occurrence, now, late)
                : recurring(occurrence, occurrence.recurrence(), now, late);
    }

    private Late single(Occurrence occurrence, Instant now, boolean late) {
        if (!late) {
            return new OnTime();
        }
        return switch (occurrence.misfire()) {
            case Misfire.ONCE -> new OnTime();
            case Misfire.SKIP -> new Missed("not called: it would have been "
                    + Duration.between(occurrence.waiting().nextAt(), now).toSeconds() + " s late");
            case Misfire.SPREAD -> heldUp.has(occurrence.waiting(), now)
                    ? new Spread(within(SPREAD_OVER, now))
                    : new OnTime();
        };
    }

    private Late recurring(Occurrence occurrence, Recurrence recurrence, Instant now, boolean late) {
        var latest = recurrence.latestDue(occurrence.waiting().scheduledAt(), now);
        var tooLate = late && Duration.between(latest.occurrence(), now).compareTo(LATE) > 0;
        if (tooLate && occurrence.misfire() == Misfire.SKIP) {
            var next = recurrence.nextAfter(latest.occurrence());
            return next == null ? new Ended(latest.passedOver() + 1) : new PassedOver(next, latest.passedOver() + 1);
        }
        if (latest.passedOver() > 0) {
            return new PassedOver(latest.occurrence(), latest.passedOver());
        }
        return late && occurrence.misfire() == Misfire.SPREAD && heldUp.has(occurrence.waiting(), now)
                ? new Spread(within(untilNext(recurrence, occurrence, now), now))
                : new OnTime();
    }

    private static Duration untilNext(Recurrence recurrence, Occurrence occurrence, Instant now) {
        var next = recurrence.nextAfter(occurrence.waiting().scheduledAt());
        return next == null || Duration.between(now, next).compareTo(SPREAD_OVER) > 0
                ? SPREAD_OVER
                : Duration.between(now, next);
    }

    private Instant within(Duration span, Instant now) {
        return now.truncatedTo(ChronoUnit.MILLIS).plusMillis(1 + random.nextLong(Math.max(1, span.toMillis() - 1)));
    }
}
