package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.alarm.Occurrence;
import com.tarcommerce.scheduler.firing.Answer.Accepted;
import com.tarcommerce.scheduler.firing.Answer.Rejected;
import com.tarcommerce.scheduler.firing.Answer.Unavailable;
import java.time.Instant;
import java.time.InstantSource;
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

    MakeAttempt(CallBack callBack, RecordOutcome outcomes, RetryPolicy retries, InstantSource clock,
            FiringMetrics metrics) {
        this.callBack = callBack;
        this.outcomes = outcomes;
        this.retries = retries;
        this.clock = clock;
        this.metrics = metrics;
    }

    Attempted attempt(Occurrence occurrence) throws InterruptedException {
        var now = clock.instant();
        if (isPassedOver(occurrence, now)) {
            return Attempted.NOT_CALLED;
        }
        if (occurrence.failures().attempts() == 0) {
            metrics.calls(occurrence.waiting(), now);
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

    /** The newest occurrence that is due wins. */
    private boolean isPassedOver(Occurrence occurrence, Instant now) {
        if (occurrence.recurrence() == null) {
            return false;
        }
        var latest = occurrence.recurrence().latestDue(occurrence.waiting().scheduledAt(), now);
        if (latest.passedOver() > 0) {
            passOver(occurrence, latest.occurrence(), latest.passedOver());
        }
        return latest.passedOver() > 0;
    }

    private Attempted failed(Occurrence occurrence, boolean counts, String reason, @Nullable Instant notBefore) {
        var now = clock.instant();
        var failures = occurrence.failures().andOne(counts, now);
        var next = retries.next(failures, notBefore, now);
        if (next == null) {
            outcomes.givenUp(occurrence, failures, reason, now);
            metrics.buries();
            LOG.atWarn().addKeyValue("id", occurrence.waiting().webhookId())
                    .addKeyValue("tenant", occurrence.waiting().key().tenant())
                    .addKeyValue("attempts", failures.attempts()).addKeyValue("reason", reason)
                    .log("an alarm was given up; POST /v1/dead-letters/{id}/replay tries again");
            return Attempted.FAILED;
        }
        var following = occurrence.recurrence() == null
                ? null
                : occurrence.recurrence().nextAfter(occurrence.waiting().scheduledAt());
        if (following != null && !following.isAfter(next)) {
            passOver(occurrence, following, 1);
        } else {
            outcomes.failed(occurrence, failures, next, notBefore == null);
            metrics.retries();
        }
        return Attempted.FAILED;
    }

    private void passOver(Occurrence older, Instant newer, int occurrences) {
        outcomes.superseded(older, newer);
        metrics.misfires(occurrences);
    }

    /** What came of it, as far as its target's health goes. */
    enum Attempted {
        ACCEPTED, FAILED, NOT_CALLED
    }
}
