package com.tarcommerce.common.time;

import com.tarcommerce.common.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Five Unix fields: minute, hour, day of month, month, day of week, as crontab(5) reads them.
 *
 * <p>If both day fields are restricted (neither begins with {@code *}), either is enough. A local time that the zone
 * skips is the end of the gap; of one that it has twice, the first counts.
 */
public final class CronExpression {
    /** From one 29 February that is a Sunday to the next it can be forty years. */
    private static final int YEARS_AHEAD = 40;
    private static final LocalDateTime ANY_DAY = LocalDateTime.of(2001, 1, 1, 0, 0);

    private final String text;
    private final CronField minutes;
    private final CronField hours;
    private final CronField days;
    private final CronField months;
    private final CronField weekdays;

    private CronExpression(String text, String[] fields) {
        this.text = text;
        minutes = CronField.parse(CronField.Kind.MINUTE, fields[0]);
        hours = CronField.parse(CronField.Kind.HOUR, fields[1]);
        days = CronField.parse(CronField.Kind.DAY, fields[2]);
        months = CronField.parse(CronField.Kind.MONTH, fields[3]);
        weekdays = CronField.parse(CronField.Kind.WEEKDAY, fields[4]);
    }

    /** @throws ProblemException 400 that names the field, or says that it never comes */
    public static CronExpression parse(String text) {
        var fields = text.strip().split("\\s+");
        if (fields.length != 5) {
            throw ProblemException.malformed("cron has five fields: minute, hour, day of month, month, day of week.");
        }
        var cron = new CronExpression(String.join(" ", fields), fields);
        if (cron.following(ANY_DAY) == null) {
            throw ProblemException.malformed("cron names a day that never comes, such as 30 February.");
        }
        return cron;
    }

    /** The first occurrence that is later than the moment. */
    public Instant nextAfter(Instant moment, ZoneId zone) {
        var local = following(LocalDateTime.ofInstant(moment, zone));
        while (local != null) {
            var occurrence = atZone(local, zone);
            if (occurrence.isAfter(moment)) {
                return occurrence;
            }
            local = following(local);
        }
        throw new IllegalStateException("cron " + text + " has no occurrence after " + moment);
    }

    private static Instant atZone(LocalDateTime local, ZoneId zone) {
        var rules = zone.getRules();
        var offsets = rules.getValidOffsets(local);
        return offsets.isEmpty() ? rules.getTransition(local).getInstant() : local.toInstant(offsets.getFirst());
    }

    private @Nullable LocalDateTime following(LocalDateTime local) {
        var from = local.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        var last = from.toLocalDate().plusYears(YEARS_AHEAD);
        var time = from.toLocalTime();
        for (var day = from.toLocalDate(); !day.isAfter(last); day = dayAfter(day)) {
            var match = isOn(day) ? timeFrom(time) : null;
            if (match != null) {
                return day.atTime(match);
            }
            time = LocalTime.MIDNIGHT;
        }
        return null;
    }

    private LocalDate dayAfter(LocalDate day) {
        return months.has(day.getMonthValue()) ? day.plusDays(1) : day.withDayOfMonth(1).plusMonths(1);
    }

    private boolean isOn(LocalDate day) {
        if (!months.has(day.getMonthValue())) {
            return false;
        }
        var onDay = days.has(day.getDayOfMonth());
        var onWeekday = weekdays.has(day.getDayOfWeek().getValue() % 7);
        var eitherWillDo = days.restricted() && weekdays.restricted();
        return eitherWillDo ? onDay || onWeekday : onDay && onWeekday;
    }

    private @Nullable LocalTime timeFrom(LocalTime time) {
        var hour = hours.firstFrom(time.getHour());
        var minute = minutes.firstFrom(hour == time.getHour() ? time.getMinute() : 0);
        if (minute == CronField.NONE) {
            hour = hours.firstFrom(time.getHour() + 1);
            minute = minutes.firstFrom(0);
        }
        return hour == CronField.NONE ? null : LocalTime.of(hour, minute);
    }

    @Override
    public String toString() {
        return text;
    }
}
