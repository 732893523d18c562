package com.tarcommerce.scheduler.firing;

import com.tarcommerce.scheduler.firing.Answer.Accepted;
import com.tarcommerce.scheduler.firing.Answer.Rejected;
import com.tarcommerce.scheduler.firing.Answer.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a status and {@code Retry-After} (RFC 9110, 10.2.3: seconds or a date). */
final class ReadAnswer {
    private static final Set<Integer> AWAY = Set.of(408, 425, 429, 502, 503, 504);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int SECONDS_OF_ANY_SENSE = 9;

    private ReadAnswer() {
    }

    static Answer of(int status, @Nullable String retryAfter, Instant now) {
        if (status >= 200 && status < 300) {
            return new Accepted();
        }
        var notBefore = retryAfter == null ? null : notBefore(retryAfter.strip(), now);
        var reason = status >= 300 && status < 400
                ? "answered " + status + ", a redirect, which is not followed"
                : "answered " + status;
        return AWAY.contains(status) ? new Unavailable(reason, notBefore) : new Rejected(reason, notBefore);
    }

    private static @Nullable Instant notBefore(String value, Instant now) {
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return value.length() > SECONDS_OF_ANY_SENSE
                    ? now.plus(LONGEST)
                    : earlier(now.plusSeconds(Long.parseLong(value)), now.plus(LONGEST));
        }
        try {
            var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return earlier(date, now.plus(LONGEST));
        } catch (DateTimeParseException neither) {
            return null;
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
