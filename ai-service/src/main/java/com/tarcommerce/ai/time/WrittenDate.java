package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Token;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads days written in digits: 25/12, 25/12/2026, 20.03.2026; knows which days there are. */
final class WrittenDate {
    private static final Set<String> DIVIDERS = Set.of("/", "-");
    static final int CENTURY = 2000;
    static final int LONGEST_MONTH = 31;

    private WrittenDate() {
    }

    /** Day before month, always. */
    static TimePart.@Nullable Day at(List<Token> tokens, int at, LocalDate today) {
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

    /** The next 29 February may be years away. */
    static @Nullable LocalDate nextDate(int month, int day, LocalDate today) {
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

    static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            return null;
        }
    }

    static boolean isWhole(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).isNumber() && tokens.get(at).text().length() <= 4
                && tokens.get(at).text().indexOf('.') < 0;
    }

    static boolean isSmall(List<Token> tokens, int at) {
        return isWhole(tokens, at) && tokens.get(at).text().length() <= 2 && number(tokens, at) <= LONGEST_MONTH;
    }

    static int number(List<Token> tokens, int at) {
        return Integer.parseInt(tokens.get(at).text());
    }
}
