package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.Failures;
import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.alarm.Occurrences.Newer;
import com.tarcommerce.scheduler.alarm.Occurrences.Retry;
import com.tarcommerce.scheduler.alarm.UnreadableAlarm;
import com.tarcommerce.scheduler.firing.Answer.Accepted;
import com.tarcommerce.scheduler.firing.Answer.Rejected;
import com.tarcommerce.scheduler.firing.Answer.Unavailable;
import com.tarcommerce.scheduler.firing.Late.Ended;
import com.tarcommerce.scheduler.firing.Late.Missed;
import com.tarcommerce.scheduler.firing.Late.OnTime;
import com.tarcommerce.scheduler.firing.Late.PassedOver;
import com.tarcommerce.scheduler.firing.Late.Spread;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes one attempt at an occurrence and has its outcome recorded: done, again later, passed over, or given up. */
@Component
class MakeAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(MakeAttempt.class);

    private final CallBack callBack;
    private final RecordOutcome outcomes;
    private final RetryPolicy retries;
    private final InstantSource clock;
    private final FiringMetrics metrics;
    private final MisfirePolicy misfires;

    MakeAttempt(CallBack callBack, RecordOutcome outcomes, RetryPolicy retries, InstantSource clock,
            WhatIsLate late) {
        this.callBack = callBack;
        this.outcomes = outcomes;
        this.retries = retries;
        this.clock = clock;
        this.metrics = late.metrics();
        this.misfires = late.policy();
    }

    Attempted attempt(Occurrence occurrence) {
        var now = clock.instant();
        if (!isCalled(occurrence, now)) {
            return Attempted.NOT_CALLED;
        }
        if (occurrence.failures().attempts() == 0) {
            metrics.calls(occurrence, now);
        }
        return switch (callBack.call(occurrence)) {
            case Accepted() -> {
                outcomes.done(occurrence);
                metrics.accepted();
                yield Attempted.ACCEPTED;
            }
            case Rejected(var reason, var notBefore) -> failed(occurrence, true, reason, notBefore);
            case Unavailable(var reason, var notBefore) -> failed(occurrence, false, reason, notBefore);
        };
    }

    /** Of what can't be called: trying again does not help. */
    void giveUp(UnreadableAlarm alarm) {
        giveUp(alarm.rest(), alarm.rest().failures(), alarm.why(), clock.instant());
    }

    /** Does what its misfire policy says if it is late. */
    private boolean isCalled(Occurrence occurrence, Instant now) {
        return switch (misfires.decide(occurrence, now)) {
            case OnTime() -> true;
            case PassedOver(var newer, var missed) -> {
                passOver(occurrence, new Newer(newer, newer, null), missed);
                yield false;
            }
            case Ended(var missed) -> {
                outcomes.ended(occurrence);
                metrics.misfires(missed);
                yield false;
            }
            case Spread(var until) -> {
                outcomes.putOff(occurrence, until);
                metrics.misfires(1);
                yield false;
            }
            case Missed(var reason) -> {
                metrics.misfires(1);
                giveUp(occurrence, occurrence.failures(), reason, now);
                yield false;
            }
        };
    }

    private Attempted failed(Occurrence occurrence, boolean counts, String reason, @Nullable Instant notBefore) {
        var now = clock.instant();
        var failures = occurrence.failures().andOne(counts, now);
        var attempted = counts ? Attempted.REFUSED : Attempted.AWAY;
        var next = retries.next(failures, counts, notBefore, now);
        if (next == null) {
            giveUp(occurrence, failures, reason, now);
            return attempted;
        }
        var following = occurrence.recurrence() == null
                ? null
                : occurrence.recurrence().nextAfter(occurrence.waiting().scheduledAt());
        if (following != null && !following.isAfter(next)) {
            passOver(occurrence, new Newer(following, laterOf(following, notBefore), reason), 1);
        } else {
            outcomes.failed(occurrence, new Retry(failures, reason, next, !counts && notBefore == null));
            metrics.retries();
            sayFirst(occurrence, failures, reason);
        }
        return attempted;
    }

    /** What the target asked for holds for the newer occurrence too. */
    private static Instant laterOf(Instant occurrence, @Nullable Instant notBefore) {
        return notBefore == null || !notBefore.isAfter(occurrence)
                ? occurrence
                : notBefore.plusMillis(1).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The others are counted, and the alarm names the last. */
    private static void sayFirst(Occurrence occurrence, Failures failures, String reason) {
        if (failures.attempts() == 1) {
            LOG.atInfo().addKeyValue("id", occurrence.waiting().webhookId())
                    .addKeyValue("tenant", occurrence.waiting().key().tenant()).addKeyValue("reason", reason)
                    .log("a call failed and is repeated");
        }
    }

    private void giveUp(Occurrence occurrence, Failures failures, String reason, Instant now) {
        outcomes.givenUp(occurrence, failures, reason, now);
        var isNotice = occurrence.waiting().key().isNotice();
        if (!isNotice) {
            metrics.buries();
        }
        LOG.atWarn().addKeyValue("id", occurrence.waiting().webhookId())
                .addKeyValue("tenant", occurrence.waiting().key().tenant())
                .addKeyValue("attempts", failures.attempts()).addKeyValue("reason", reason)
                .log(isNotice
                        ? "the gateway could not be told of a dead letter, which is listed all the same"
                        : "an alarm was given up; POST /v1/dead-letters/{id}/replay tries again");
    }

    private void passOver(Occurrence older, Newer newer, int occurrences) {
        outcomes.superseded(older, newer);
        metrics.misfires(occurrences);
    }

    /** What is done about late occurrences, and where it is counted. */
    @Component
    record WhatIsLate(MisfirePolicy policy, FiringMetrics metrics) {
    }

    /** What came of it, as far as its target's health goes. */
    enum Attempted {
        ACCEPTED, REFUSED, AWAY, NOT_CALLED
    }
}
