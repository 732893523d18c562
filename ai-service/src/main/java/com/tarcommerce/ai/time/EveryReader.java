package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Numeral;
import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.time.TimeWords.Kind;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how often: daily, every monday and friday, har mahine, every 15 minutes, monday to friday. */
final class EveryReader {
    /** Without "every" it is the next one. */
    private static final String ONE_WEEKEND = "weekend";

    private final TimeWords words;
    private final Numerals numerals;

    EveryReader(TimeWords words, Numerals numerals) {
        this.words = words;
        this.numerals = numerals;
    }

    TimePart.@Nullable Every everyAt(List<Token> tokens, int at) {
        if (words.value(Kind.REGULARLY, tokens, at) instanceof String unit) {
            return new TimePart.Every(1, TimeWords.unit(unit), Set.of(), at, at + 1);
        }
        if (once(tokens, at) instanceof TimePart.Every once) {
            return once;
        }
        if (words.is(Kind.WEEKDAYS, tokens, at)) {
            var days = weekdays(tokens, at - 1);
            return new TimePart.Every(1, ChronoUnit.WEEKS, days.days(), at, days.to());
        }
        if (words.is(Kind.DAILY, tokens, at) && range(tokens, at + 1) instanceof TimePart.Every range) {
            return new TimePart.Every(1, ChronoUnit.WEEKS, range.days(), at, range.to());
        }
        if (words.is(Kind.DAILY, tokens, at)) {
            return new TimePart.Every(1, ChronoUnit.DAYS, Set.of(), at, at + 1);
        }
        if (range(tokens, at) instanceof TimePart.Every range) {
            return range;
        }
        var said = words.is(Kind.EVERY, tokens, at);
        var behind = said ? at + 1 : at;
        if (words.is(Kind.WORKDAYS, tokens, behind)) {
            return new TimePart.Every(1, ChronoUnit.WEEKS, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), at,
                    behind + 1);
        }
        if (words.is(Kind.WEEKEND, tokens, behind) && (said || !tokens.get(behind).is(ONE_WEEKEND))) {
            return new TimePart.Every(1, ChronoUnit.WEEKS, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), at,
                    behind + 1);
        }
        if (!said) {
            return null;
        }
        if (words.is(Kind.DAILY, tokens, behind)) {
            return new TimePart.Every(1, ChronoUnit.DAYS, Set.of(), at, behind + 1);
        }
        if (words.is(Kind.PART, tokens, behind)) {
            return new TimePart.Every(1, ChronoUnit.DAYS, Set.of(), at, behind);
        }
        return words.is(Kind.WEEKDAY, tokens, behind) ? weekdays(tokens, at) : everyUnit(tokens, at);
    }

    /** Once a week, hafte me ek baar. */
    private TimePart.@Nullable Every once(List<Token> tokens, int at) {
        if (at + 3 > tokens.size()) {
            return null;
        }
        if (tokens.get(at).is("once") && Set.of("a", "every", "in").contains(tokens.get(at + 1).text())) {
            var unitAt = tokens.get(at + 2).is("a") ? at + 3 : at + 2;
            var unit = words.value(Kind.UNIT, tokens, unitAt);
            return unit == null
                    ? null
                    : new TimePart.Every(1, TimeWords.unit(unit), Set.of(), at, unitAt + 1);
        }
        var unit = words.value(Kind.UNIT, tokens, at);
        return unit != null && at + 4 <= tokens.size() && tokens.get(at + 1).is("me") && tokens.get(at + 2).is("ek")
                && Set.of("baar", "bar", "dafa").contains(tokens.get(at + 3).text())
                        ? new TimePart.Every(1, TimeWords.unit(unit), Set.of(), at, at + 4)
                        : null;
    }

    /** Monday to friday, somvar se shukravar tak roz. */
    private TimePart.@Nullable Every range(List<Token> tokens, int at) {
        var first = words.value(Kind.WEEKDAY, tokens, at);
        var last = words.value(Kind.WEEKDAY, tokens, at + 2);
        if (first == null || last == null
                || !Set.of("to", "se", "-", "till", "through").contains(tokens.get(at + 1).text())
                || Integer.parseInt(first) >= Integer.parseInt(last)) {
            return null;
        }
        var end = at + 3 < tokens.size() && tokens.get(at + 3).is("tak") ? at + 4 : at + 3;
        var to = words.is(Kind.DAILY, tokens, end) ? end + 1 : end;
        return new TimePart.Every(1, ChronoUnit.WEEKS, EnumSet.range(DayOfWeek.of(Integer.parseInt(first)),
                DayOfWeek.of(Integer.parseInt(last))), at, to);
    }

    /** The days behind a token, however many. */
    TimePart.Every weekdays(List<Token> tokens, int at) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        var next = at + 1;
        while (dayAt(tokens, next) instanceof String day) {
            days.add(DayOfWeek.of(Integer.parseInt(day)));
            next++;
            if (next < tokens.size() && Set.of("and", "aur", ",", "&").contains(tokens.get(next).text())
                    && dayAt(tokens, next + 1) != null) {
                next++;
            }
        }
        return new TimePart.Every(1, ChronoUnit.WEEKS, days, at, next);
    }

    private @Nullable String dayAt(List<Token> tokens, int at) {
        var day = words.value(Kind.WEEKDAY, tokens, at);
        return day == null ? words.value(Kind.WEEKDAYS, tokens, at) : day;
    }

    private TimePart.@Nullable Every everyUnit(List<Token> tokens, int at) {
        var number = numerals.readAt(tokens, at + 1);
        var unitAt = number.map(Numeral::to).orElse(at + 1);
        var unit = words.value(Kind.UNIT, tokens, unitAt);
        if (unit == null) {
            return words.is(Kind.TARIKH, tokens, unitAt) || words.is(Kind.TARIKH, tokens, unitAt + 1)
                    ? new TimePart.Every(1, ChronoUnit.MONTHS, Set.of(), at, at + 1)
                    : null;
        }
        var count = number.map(Numeral::value).orElse(BigDecimal.ONE);
        return count.stripTrailingZeros().scale() <= 0 && count.compareTo(BigDecimal.valueOf(1_000)) < 0
                ? new TimePart.Every(count.intValue(), TimeWords.unit(unit), Set.of(), at, unitAt + 1)
                : null;
    }
}
