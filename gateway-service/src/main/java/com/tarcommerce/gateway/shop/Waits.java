package com.tarcommerce.gateway.shop;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 3h}, {@code 90 min}, {@code 1d 12h}. */
final class Waits {
    private static final Pattern WRITTEN = Pattern.compile("(?:(\\d{1,3})\\s*(?:d|days?))?\\s*"
            + "(?:(\\d{1,4})\\s*(?:h|hrs?|hours?))?\\s*(?:(\\d{1,5})\\s*(?:m|mins?|minutes?))?");

    private Waits() {
    }

    static Optional<Duration> read(String text) {
        var parts = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(parts.group(1))).plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))).filter(Duration::isPositive);
    }

    static String show(Duration wait) {
        var shown = new StringBuilder();
        append(shown, wait.toDaysPart(), "d");
        append(shown, wait.toHoursPart(), "h");
        append(shown, wait.toMinutesPart(), "min");
        append(shown, wait.toSecondsPart(), "s");
        return shown.toString().strip();
    }

    private static void append(StringBuilder shown, long count, String unit) {
        if (count > 0) {
            shown.append(' ').append(count).append(' ').append(unit);
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
