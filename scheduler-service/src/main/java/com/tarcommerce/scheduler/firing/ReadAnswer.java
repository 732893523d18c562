package com.tarcommerce.scheduler.firing;

import com.tarcommerce.common.service.RetryAfter;
import com.tarcommerce.scheduler.firing.Answer.Accepted;
import com.tarcommerce.scheduler.firing.Answer.Rejected;
import com.tarcommerce.scheduler.firing.Answer.Unavailable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a status and {@code Retry-After}. */
final class ReadAnswer {
    /** What our gateway's door answers; a 403 comes from somebody between. */
    static final int NOT_LET_IN = 401;
    private static final Duration LONGEST = Duration.ofDays(7);

    private ReadAnswer() {
    }

    /** Our own gateway refuses no alarm for what it is at its door: it has another secret or another time, until somebody mends that. */
    static Answer ofGateway(int status, @Nullable String retryAfter, Instant now) {
        return status == NOT_LET_IN
                ? new Unavailable("answered 401: TAR_WEBHOOK_SECRET differs, or a clock is off", null)
                : of(status, retryAfter, now);
    }

    static Answer of(int status, @Nullable String retryAfter, Instant now) {
        if (status >= 200 && status < 300) {
            return new Accepted();
        }
        var notBefore = RetryAfter.read(retryAfter, now, LONGEST);
        var reason = status >= 300 && status < 400
                ? "answered " + status + ", a redirect, which is not followed"
                : "answered " + status;
        return RetryAfter.isAway(status) ? new Unavailable(reason, notBefore) : new Rejected(reason, notBefore);
    }
}
