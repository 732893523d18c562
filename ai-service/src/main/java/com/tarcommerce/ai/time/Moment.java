package com.tarcommerce.ai.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** One moment, from the pieces that a text says about it. */
final class Moment {
    private static final int NOON = 12;

    private final Said said;
    private final ZonedDateTime now;

    Moment(Said said, ZonedDateTime now) {
        this.said = said;
        this.now = now;
    }

    When resolve() {
        var instant = said.after() == null ? instant() : later(said.after());
        return instant == null || !instant.isAfter(now.toInstant())
                ? new When.Vague(false, said.tokens())
                : new When.At(instant, said.tokens());
    }

    /**
     * "Teen din baad subah 10 baje" names the clock time; "in 3 days" alone means this time of day; a day beside them none.
     * Hours go by no clock: "in 2 hours at 9" and "in 20 minutes about the 5 pm meeting" name two moments or one.
     */
    private @Nullable Instant later(TimePart.After after) {
        var namesDay = said.day() != null || said.weekday() != null || said.monthDay() != null;
        var namesHour = said.clock() != null || said.part() != null;
        if (namesDay || (namesHour && after.seconds() > 0)
                || (after.days() > 0 && said.clock() == null && said.part() != null)) {
            return null;
        }
        if (after.days() == 0) {
            return now.toInstant().plusSeconds(after.seconds());
        }
        if (said.clock() != null) {
            return at(now.toLocalDate().plusDays(after.days()), OpeningHours.hourOf(said));
        }
        return at(now.plusDays(after.days()).toLocalDate(), now.toLocalTime()).plusSeconds(after.seconds());
    }

    private @Nullable Instant instant() {
        if (said.clock() == null) {
            return null;
        }
        if (said.day() != null) {
            var date = said.day().date();
            return date == null || !isThatWeekday(date) ? null : onDay(date);
        }
        if (said.weekday() != null) {
            var instant = onWeekday(said.weekday());
            return isThatDay(instant) ? instant : null;
        }
        return said.monthDay() == null ? next() : onMonthDay(said.monthDay().day());
    }

    /** "Friday 20 march" is one day or none. */
    private boolean isThatWeekday(LocalDate date) {
        return said.weekday() == null || said.weekday().day() == date.getDayOfWeek();
    }

    /** "2nd saturday" is none of the next days. */
    private boolean isThatDay(Instant instant) {
        return said.monthDay() == null || said.monthDay().day() == instant.atZone(now.getZone()).getDayOfMonth();
    }

    private @Nullable Instant onDay(LocalDate date) {
        if (date.equals(now.toLocalDate()) && OpeningHours.isLeftOpen(said)) {
            return later(date, OpeningHours.typed(said), OpeningHours.typed(said) % NOON + NOON);
        }
        return at(date, OpeningHours.hourOf(said));
    }

    private Instant onWeekday(TimePart.Weekday weekday) {
        var today = now.toLocalDate();
        var date = today.with(weekday.next()
                ? TemporalAdjusters.next(weekday.day())
                : TemporalAdjusters.nextOrSame(weekday.day()));
        var instant = onDay(date);
        return instant != null && instant.isAfter(now.toInstant())
                ? instant
                : at(today.with(TemporalAdjusters.next(weekday.day())), OpeningHours.hourOf(said));
    }

    private @Nullable Instant onMonthDay(int day) {
        for (var month = 0; month <= 2; month++) {
            try {
                var instant = at(now.toLocalDate().withDayOfMonth(1).plusMonths(month).withDayOfMonth(day),
                        OpeningHours.hourOf(said));
                if (instant.isAfter(now.toInstant())) {
                    return instant;
                }
            } catch (DateTimeException _) {
                // This month is too short for that day.
            }
        }
        return null;
    }

    /** A clock time without a day is the next one. */
    private Instant next() {
        var today = now.toLocalDate();
        var first = OpeningHours.isLeftOpen(said) ? OpeningHours.typed(said) % NOON : OpeningHours.hourOf(said);
        var second = OpeningHours.isLeftOpen(said) ? first + NOON : first;
        var instant = later(today, first, second);
        return instant == null ? at(today.plusDays(1), first) : instant;
    }

    private @Nullable Instant later(LocalDate date, int first, int second) {
        var early = at(date, first);
        var late = at(date, second);
        if (early.isAfter(now.toInstant())) {
            return early;
        }
        return late.isAfter(now.toInstant()) ? late : null;
    }

    private Instant at(LocalDate date, int hour) {
        var clock = said.clock();
        return at(date.plusDays(hour / 24), LocalTime.of(hour % 24, clock == null ? 0 : clock.minute()));
    }

    /** An hour that the clocks skip is taken at its end; one that they repeat, at its first. */
    private Instant at(LocalDate date, LocalTime time) {
        var local = LocalDateTime.of(date, time);
        var gap = now.getZone().getRules().getTransition(local);
        return gap != null && gap.isGap() ? gap.getInstant() : local.atZone(now.getZone()).toInstant();
    }
}
