package com.tarcommerce.gateway.command;

import com.tarcommerce.common.contract.ai.Period;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * Whole days in a shop's zone; weeks begin on Monday.
 *
 * @param last the last day, inclusive
 */
record Span(LocalDate first, LocalDate last, ZoneId zone) {

    static Span of(Period period, Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var month = today.withDayOfMonth(1);
        return switch (period) {
            case TODAY -> new Span(today, today, zone);
            case YESTERDAY -> new Span(today.minusDays(1), today.minusDays(1), zone);
            case THIS_WEEK -> new Span(monday, monday.plusDays(6), zone);
            case LAST_WEEK -> new Span(monday.minusWeeks(1), monday.minusDays(1), zone);
            case THIS_MONTH -> new Span(month, month.with(TemporalAdjusters.lastDayOfMonth()), zone);
            case LAST_MONTH -> new Span(month.minusMonths(1), month.minusDays(1), zone);
        };
    }

    Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** Exclusive. */
    Instant to() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** {@code 25 Nov}, or {@code 23 Nov – 29 Nov}. */
    String said(Locale language) {
        var day = DateTimeFormatter.ofPattern("d MMM", language);
        return first.equals(last) ? day.format(first) : day.format(first) + " – " + day.format(last);
    }
}
