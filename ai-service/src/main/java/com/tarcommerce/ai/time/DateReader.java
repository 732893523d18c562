package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Numeral;
import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.time.TimeWords.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads days: tomorrow, parso, next monday, 25/12, 25 december, 1st, 15 tarikh. */
final class DateReader {
    private static final Set<String> DIVIDERS = Set.of("/", "-");
    private static final int CENTURY = 2000;
    private static final int LONGEST_MONTH = 31;

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
        var date = numeric(tokens, at, today);
        return date == null ? withMonth(tokens, at, today) : date;
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

    /** Day before month, always. */
    private TimePart.@Nullable Day numeric(List<Token> tokens, int at, LocalDate today) {
        if (dotted(tokens, at) instanceof TimePart.Day day) {
            return day;
        }
        if (at + 2 >= tokens.size() || !isSmall(tokens, at) || !isSmall(tokens, at + 2)
                || !DIVIDERS.contains(tokens.get(at + 1).text())) {
            return null;
        }
        var day = number(tokens, at);
        var month = number(tokens, at + 2);
        if (at + 4 < tokens.size() && tokens.get(at + 3).is(tokens.get(at + 1).text())
                && isWhole(tokens, at + 4)) {
            var year = number(tokens, at + 4);
            return new TimePart.Day(date(year < 100 ? year + CENTURY : year, month, day), at, at + 5);
        }
        return tokens.get(at + 1).is("/")
                ? new TimePart.Day(nextDate(month, day, today), at, at + 3)
                : null;
    }

    /** 20.03.2026: the tokenizer takes its beginning for a decimal number. */
    private static TimePart.@Nullable Day dotted(List<Token> tokens, int at) {
        if (at + 2 >= tokens.size() || !tokens.get(at + 1).is(".") || !isWhole(tokens, at + 2)
                || !tokens.get(at).text().matches("\\d{1,2}\\.\\d{1,2}")) {
            return null;
        }
        var parts = tokens.get(at).text();
        var dot = parts.indexOf('.');
        var year = number(tokens, at + 2);
        return new TimePart.Day(date(year < 100 ? year + CENTURY : year, Integer.parseInt(parts.substring(dot + 1)),
                Integer.parseInt(parts.substring(0, dot))), at, at + 3);
    }

    private @Nullable TimePart withMonth(List<Token> tokens, int at, LocalDate today) {
        if (words.value(Kind.MONTH, tokens, at) instanceof String month && isSmall(tokens, at + 1)) {
            var to = words.is(Kind.ORDINAL, tokens, at + 2) ? at + 3 : at + 2;
            return new TimePart.Day(nextDate(Integer.parseInt(month), number(tokens, at + 1), today), at, to);
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
        return ordinal ? new TimePart.MonthDay(day.value().intValue(), at, behind) : null;
    }

    /** 15, pandrah; sat is seven, and Saturday. */
    private @Nullable Numeral dayAt(List<Token> tokens, int at) {
        if (at >= tokens.size() || !tokens.get(at).isWord()) {
            return isSmall(tokens, at) ? new Numeral(BigDecimal.valueOf(number(tokens, at)), at + 1, false) : null;
        }
        return numerals.readAt(tokens, at)
                .filter(day -> !words.is(Kind.WEEKDAY, tokens, at) && day.value().stripTrailingZeros().scale() <= 0
                        && day.value().signum() > 0 && day.value().compareTo(BigDecimal.valueOf(LONGEST_MONTH)) <= 0)
                .orElse(null);
    }

    private static TimePart.Day dayOfMonth(List<Token> tokens, int day, int at, int monthAt, int month,
            LocalDate today) {
        var yearAt = monthAt + 1;
        if (isWhole(tokens, yearAt) && number(tokens, yearAt) >= CENTURY) {
            return new TimePart.Day(date(number(tokens, yearAt), month, day), at, yearAt + 1);
        }
        return new TimePart.Day(nextDate(month, day, today), at, yearAt);
    }

    /** The next 29 February may be years away. */
    private static @Nullable LocalDate nextDate(int month, int day, LocalDate today) {
        var date = date(today.getYear(), month, day);
        if (date != null && !date.isBefore(today)) {
            return date;
        }
        var year = today.getYear() + 1;
        while (month == 2 && day == 29 && !Year.isLeap(year)) {
            year++;
        }
        return date(year, month, day);
    }

    private static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static boolean isWhole(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).isNumber() && tokens.get(at).text().length() <= 4
                && tokens.get(at).text().indexOf('.') < 0;
    }

    private static boolean isSmall(List<Token> tokens, int at) {
        return isWhole(tokens, at) && tokens.get(at).text().length() <= 2 && number(tokens, at) <= LONGEST_MONTH;
    }

    private static int number(List<Token> tokens, int at) {
        return Integer.parseInt(tokens.get(at).text());
    }
}
