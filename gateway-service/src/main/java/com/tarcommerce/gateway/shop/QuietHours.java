package com.tarcommerce.gateway.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time of each day in which customers are left alone, on the shop's clock. It may run over midnight; where it
 * begins and ends at once there is none.
 *
 * @param from inclusive
 * @param to   exclusive
 */
public record QuietHours(LocalTime from, LocalTime to) {
    static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final String OFF = "off";
    private static final Set<String> WORDS_FOR_OFF = Set.of(OFF, "none", "no", "never", "बंद", "नहीं");
    private static final String TIME = "(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?";
    private static final Pattern WRITTEN = Pattern.compile(TIME + "\\s*(?:-|–|—|to|till|until|से)\\s*" + TIME);
    private static final int HOURS = 24;
    private static final int NOON = 12;
    private static final int MINUTES = 60;

    /** As people write it: {@code 21:00-09:00}, {@code 9pm to 9am}, {@code off}; empty for anything else. */
    static Optional<QuietHours> read(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        if (WORDS_FOR_OFF.contains(plain)) {
            return Optional.of(NONE);
        }
        var parts = WRITTEN.matcher(plain);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var from = time(parts.group(1), parts.group(2), parts.group(3));
        var to = time(parts.group(4), parts.group(5), parts.group(6));
        // All day, or never? Nobody can tell.
        return from.isEmpty() || to.isEmpty() || from.equals(to)
                ? Optional.empty()
                : Optional.of(new QuietHours(from.get(), to.get()));
    }

    private static Optional<LocalTime> time(String hours, @Nullable String minutes, @Nullable String half) {
        int hour = Integer.parseInt(hours);
        int minute = minutes == null ? 0 : Integer.parseInt(minutes);
        var twelve = half != null;
        if (minute >= MINUTES || hour > (twelve ? NOON : HOURS) || (twelve && hour == 0)
                || (hour == HOURS && minute > 0)) {
            return Optional.empty();
        }
        var hourOfDay = twelve ? hour % NOON + ("pm".equals(half) ? NOON : 0) : hour % HOURS;
        return Optional.of(LocalTime.of(hourOfDay, minute));
    }

    static QuietHours ofMinutes(int from, int to) {
        return new QuietHours(LocalTime.of(from / MINUTES, from % MINUTES), LocalTime.of(to / MINUTES, to % MINUTES));
    }

    int fromMinute() {
        return from.getHour() * MINUTES + from.getMinute();
    }

    int toMinute() {
        return to.getHour() * MINUTES + to.getMinute();
    }

    private boolean isNever() {
        return from.equals(to);
    }

    /** When the quiet in which a moment lies is over; empty if it lies in none. */
    public Optional<Instant> endAround(Instant moment, ZoneId zone) {
        var today = moment.atZone(zone).toLocalDate();
        return endOn(today.minusDays(1), moment, zone).or(() -> endOn(today, moment, zone));
    }

    private Optional<Instant> endOn(LocalDate day, Instant moment, ZoneId zone) {
        var end = at(from.isBefore(to) ? day : day.plusDays(1), to, zone);
        return !isNever() && !moment.isBefore(at(day, from, zone)) && moment.isBefore(end)
                ? Optional.of(end)
                : Optional.empty();
    }

    /** When quiet begins next, after the moment; empty if it never does. */
    public Optional<Instant> nextBegin(Instant moment, ZoneId zone) {
        if (isNever()) {
            return Optional.empty();
        }
        var today = moment.atZone(zone).toLocalDate();
        var begin = at(today, from, zone);
        return Optional.of(begin.isAfter(moment) ? begin : at(today.plusDays(1), from, zone));
    }

    /** A time that the zone skips is the end of the gap; of one that it has twice the first counts. */
    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        var local = LocalDateTime.of(day, time);
        var change = zone.getRules().getTransition(local);
        return change != null && change.isGap() ? change.getInstant() : local.atZone(zone).toInstant();
    }

    @Override
    public String toString() {
        return isNever() ? OFF : from + "-" + to;
    }
}
