package com.tarcommerce.common.service;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When an answer asks to be called again: RFC 9110, 10.2.3. */
public final class RetryAfter {
    private static final Set<Integer> AWAY = Set.of(408, 425, 429, 502, 503, 504);
    private static final int DIGITS_OF_ANY_SENSE = 9;

    private RetryAfter() {
    }

    /** Whether a status is that of somebody who is busy or not there, rather than of one who says no. */
    public static boolean isAway(int status) {
        return AWAY.contains(status);
    }

    /**
     * @param header  seconds or a date; null if the answer has none
     * @param longest from now; what asks for more gets this
     * @return null for none, and for what is neither
     */
    public static @Nullable Instant read(@Nullable String header, Instant now, Duration longest) {
        if (header == null) {
            return null;
        }
        var value = header.strip();
        var latest = now.plus(longest);
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return value.length() > DIGITS_OF_ANY_SENSE
                    ? latest
                    : earlier(now.plusSeconds(Long.parseLong(value)), latest);
        }
        try {
            return earlier(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(), latest);
        } catch (DateTimeException neither) {
            return null;
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
