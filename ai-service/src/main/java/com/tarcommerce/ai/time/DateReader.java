package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Numeral;
import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.time.TimeWords.Kind;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads days: tomorrow, parso, next monday, 25/12, 25 december, 1st, 15 tarikh. */
final class DateReader {
    private final TimeWords words;
    private final Numerals numerals;

    DateReader(TimeWords words, Numerals numerals) {
        this.words = words;
        this.numerals = numerals;
    }

    @Nullable
    TimePart dateAt(List<Token> tokens, int at, LocalDate today) {
        if (matches(tokens, at, "day", "after", "tomorrow")) {
            return new TimePart.Day(today.plusDays(2), at, at + 3);
        }
        if (isInHaste(tokens, at)) {
            return new TimePart.Day(today.plusDays(1), at, at + 2);
        }
        if (words.value(Kind.DAY, tokens, at) instanceof String ahead) {
            return new TimePart.Day(today.plusDays(Integer.parseInt(ahead)), at, at + 1);
        }
        if (ofNextWeek(tokens, at, today) instanceof TimePart.Day day) {
            return day;
        }
        var next = words.is(Kind.NEXT, tokens, at);
        if (words.value(Kind.WEEKDAY, tokens, next ? at + 1 : at) instanceof String day) {
            return new TimePart.Weekday(DayOfWeek.of(Integer.parseInt(day)), next, at, next ? at + 2 : at + 1);
        }
        var date = WrittenDate.at(tokens, at, today);
        return date == null ? withMonth(tokens, at, today) : date;
    }

    /** 2mrw, 2morrow. */
    private boolean isInHaste(List<Token> tokens, int at) {
        return at + 1 < tokens.size() && tokens.get(at).is("2") && tokens.get(at).touches(tokens.get(at + 1))
                && words.is(Kind.MORROW, tokens, at + 1);
    }

    /** "Monday next week", "agle hafte somvar"; without a day, or for months, it says no day. */
    private TimePart.@Nullable Day ofNextWeek(List<Token> tokens, int at, LocalDate today) {
        var behind = words.value(Kind.WEEKDAY, tokens, at);
        var nextAt = behind == null ? at : at + 1;
        var unit = words.is(Kind.NEXT, tokens, nextAt) ? words.value(Kind.UNIT, tokens, nextAt + 1) : null;
        if (!"WEEK".equals(unit)) {
            return "MONTH".equals(unit) && behind == null ? new TimePart.Day(null, at, nextAt + 2) : null;
        }
        var before = words.value(Kind.WEEKDAY, tokens, nextAt + 2);
        var day = behind == null ? before : behind;
        var date = day == null
                ? null
                : today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(Integer.parseInt(day) - 1L);
        return new TimePart.Day(date, at, behind == null && before != null ? nextAt + 3 : nextAt + 2);
    }

    private static boolean matches(List<Token> tokens, int at, String... expected) {
        if (at + expected.length > tokens.size()) {
            return false;
        }
        for (var i = 0; i < expected.length; i++) {
            if (!tokens.get(at + i).is(expected[i])) {
                return false;
            }
        }
        return true;
    }

    private @Nullable TimePart withMonth(List<Token> tokens, int at, LocalDate today) {
        if (words.value(Kind.MONTH, tokens, at) instanceof String month && WrittenDate.isSmall(tokens, at + 1)) {
            var to = words.is(Kind.ORDINAL, tokens, at + 2) ? at + 3 : at + 2;
            return new TimePart.Day(
                    WrittenDate.nextDate(Integer.parseInt(month), WrittenDate.number(tokens, at + 1), today), at, to);
        }
        if (words.value(Kind.NTH, tokens, at) instanceof String nth && (words.is(Kind.TARIKH, tokens, at + 1)
                || (matches(tokens, at + 1, "of") && words.is(Kind.EVERY, tokens, at + 2)))) {
            return new TimePart.MonthDay(Integer.parseInt(nth), at, at + 2);
        }
        var day = dayAt(tokens, at);
        if (day == null) {
            return null;
        }
        var ordinal = words.is(Kind.ORDINAL, tokens, day.to()) || words.is(Kind.TARIKH, tokens, day.to());
        var behind = ordinal ? day.to() + 1 : day.to();
        if (behind < tokens.size() && tokens.get(behind).is("of")) {
            behind++;
        }
        if (words.value(Kind.MONTH, tokens, behind) instanceof String month) {
            return dayOfMonth(tokens, day.value().intValue(), at, behind, Integer.parseInt(month), today);
        }
        return ordinal || isListed(tokens, day.to()) ? new TimePart.MonthDay(day.value().intValue(), at, behind) : null;
    }

    /** The 1 of "1 aur 15 tarikh". */
    private boolean isListed(List<Token> tokens, int at) {
        if (at + 2 >= tokens.size() || !Set.of("and", "aur", "&", ",").contains(tokens.get(at).text())) {
            return false;
        }
        var next = dayAt(tokens, at + 1);
        return next != null && (words.is(Kind.ORDINAL, tokens, next.to()) || words.is(Kind.TARIKH, tokens, next.to()));
    }

    /** 15, pandrah; sat is seven, and Saturday. */
    private @Nullable Numeral dayAt(List<Token> tokens, int at) {
        if (at >= tokens.size() || !tokens.get(at).isWord()) {
            return WrittenDate.isSmall(tokens, at)
                    ? new Numeral(BigDecimal.valueOf(WrittenDate.number(tokens, at)), at + 1, false)
                    : null;
        }
        return numerals.readAt(tokens, at)
                .filter(day -> !words.is(Kind.WEEKDAY, tokens, at) && day.value().stripTrailingZeros().scale() <= 0
                        && day.value().signum() > 0
                        && day.value().compareTo(BigDecimal.valueOf(WrittenDate.LONGEST_MONTH)) <= 0)
                .orElse(null);
    }

    private static TimePart.Day dayOfMonth(List<Token> tokens, int day, int at, int monthAt, int month,
            LocalDate today) {
        var yearAt = monthAt + 1;
        if (WrittenDate.isWhole(tokens, yearAt) && WrittenDate.number(tokens, yearAt) >= WrittenDate.CENTURY) {
            return new TimePart.Day(WrittenDate.date(WrittenDate.number(tokens, yearAt), month, day), at, yearAt + 1);
        }
        return new TimePart.Day(WrittenDate.nextDate(month, day, today), at, yearAt);
    }
}
