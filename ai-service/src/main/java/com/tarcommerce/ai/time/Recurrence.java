package com.tarcommerce.ai.time;

import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cron expression of five fields, from the pieces that a text says; what five fields cannot say is vague. */
final class Recurrence {
    private static final int MINUTES = 60;
    private static final int HOURS = 24;
    private static final int LONGEST_MONTH = 31;

    private Recurrence() {
    }

    static When resolve(Said said) {
        var cron = cron(said, Objects.requireNonNull(said.every()));
        return cron == null ? new When.Vague(true, said.tokens()) : new When.Repeats(cron, said.tokens());
    }

    private static @Nullable String cron(Said said, TimePart.Every every) {
        var count = every.count();
        if (every.unit() != null && every.unit().isTimeBased() && isBounded(said)) {
            return null;
        }
        if (every.unit() == ChronoUnit.MINUTES) {
            return count > 0 && MINUTES % count == 0 && count < MINUTES ? step(count) + " * * * *" : null;
        }
        if (every.unit() == ChronoUnit.HOURS) {
            return count > 0 && HOURS % count == 0 && count < HOURS ? "0 " + step(count) + " * * *" : null;
        }
        var clock = clock(said);
        var days = days(said, every);
        return clock == null || days == null || count != 1 ? null : clock + " " + days;
    }

    /** "Every hour on sunday", "every hour in the morning". */
    private static boolean isBounded(Said said) {
        return said.day() != null || said.weekday() != null || said.monthDay() != null || said.clock() != null
                || said.part() != null;
    }

    private static String step(int count) {
        return count == 1 ? "*" : "*/" + count;
    }

    /** A time behind midnight is no time of the day that was named. */
    private static @Nullable String clock(Said said) {
        if (said.clock() == null) {
            return null;
        }
        var hour = Moment.hourIn(said);
        var daily = said.every() != null && said.every().unit() == ChronoUnit.DAYS;
        if (hour >= HOURS && !daily) {
            return null;
        }
        return (said.clock() == null ? 0 : said.clock().minute()) + " " + hour % HOURS;
    }

    private static @Nullable String days(Said said, TimePart.Every every) {
        return switch (every.unit()) {
            case DAYS -> said.weekday() == null && said.monthDay() == null ? "* * *" : null;
            case WEEKS -> weekdays(said, every);
            case MONTHS -> said.monthDay() != null && said.monthDay().day() >= 1
                    && said.monthDay().day() <= LONGEST_MONTH ? said.monthDay().day() + " * *" : null;
            case null, default -> null;
        };
    }

    private static @Nullable String weekdays(Said said, TimePart.Every every) {
        if (every.days().isEmpty()) {
            return said.weekday() == null ? null : "* * " + said.weekday().day().getValue() % 7;
        }
        if (every.days().equals(Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY))) {
            return "* * 1-5";
        }
        return every.days().stream().sorted().map(day -> String.valueOf(day.getValue() % 7))
                .collect(Collectors.joining(",", "* * ", ""));
    }
}
