package com.tarcommerce.ai.time;

import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
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
        var cron = saysWhenItBegins(said) ? null : cron(said, Objects.requireNonNull(said.every()));
        return cron == null ? new When.Vague(true, said.tokens()) : new When.Repeats(cron, said.tokens());
    }

    /** "Every day at 9pm from tomorrow". */
    private static boolean saysWhenItBegins(Said said) {
        return said.day() != null || said.after() != null;
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

    /** Several times of one minute: "9 am and 6 pm"; a time behind midnight is no time of the day that was named. */
    private static @Nullable String clock(Said said) {
        var clocks = said.all(TimePart.Clock.class).stream().map(clock -> alone(said, clock)).toList();
        var daily = said.every() != null && said.every().unit() == ChronoUnit.DAYS;
        var hours = clocks.stream().map(OpeningHours::hourOf).toList();
        var minutes = clocks.stream().map(one -> Objects.requireNonNull(one.clock()).minute()).distinct().toList();
        if (minutes.size() != 1 || (!daily && hours.stream().anyMatch(hour -> hour >= HOURS))
                || (clocks.size() > 1 && clocks.stream().anyMatch(Recurrence::isOpen))) {
            return null;
        }
        return minutes.getFirst() + " " + hours.stream().map(hour -> hour % HOURS).sorted().distinct()
                .map(String::valueOf).collect(Collectors.joining(","));
    }

    /** "9" beside "6 pm" may be in the morning or in the evening. */
    private static boolean isOpen(Said one) {
        return one.part() == null && Objects.requireNonNull(one.clock()).half() == TimePart.Half.OPEN;
    }

    /** A time with the part of the day that touches it, or the only one of the text. */
    private static Said alone(Said said, TimePart.Clock clock) {
        var parts = said.all(TimePart.Part.class);
        var several = said.all(TimePart.Clock.class).size() > 1;
        var near = parts.stream().filter(part -> !several || part.to() == clock.from() || part.from() == clock.to())
                .toList();
        return Said.of(near.isEmpty() ? List.of(clock) : List.of(clock, near.getFirst()));
    }

    private static @Nullable String days(Said said, TimePart.Every every) {
        return switch (every.unit()) {
            case DAYS -> said.weekday() == null && said.monthDay() == null ? "* * *" : null;
            case WEEKS -> weekdays(said, every);
            case MONTHS -> monthDays(said.all(TimePart.MonthDay.class));
            case null, default -> null;
        };
    }

    private static @Nullable String monthDays(List<TimePart.MonthDay> days) {
        return days.isEmpty() || days.stream().anyMatch(day -> day.day() < 1 || day.day() > LONGEST_MONTH)
                ? null
                : days.stream().map(TimePart.MonthDay::day).sorted().distinct().map(String::valueOf)
                        .collect(Collectors.joining(",", "", " * *"));
    }

    private static @Nullable String weekdays(Said said, TimePart.Every every) {
        if (every.days().isEmpty()) {
            return said.weekday() == null ? null : "* * " + said.weekday().day().getValue() % 7;
        }
        if (every.days().equals(Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY))) {
            return "* * 1-5";
        }
        if (every.days().equals(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY))) {
            return "* * 1-6";
        }
        return every.days().stream().sorted().map(day -> String.valueOf(day.getValue() % 7))
                .collect(Collectors.joining(",", "* * ", ""));
    }
}
