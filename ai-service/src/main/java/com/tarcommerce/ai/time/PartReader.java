package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Numeral;
import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.time.TimeWords.Kind;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the pieces of expressions of time, from left to right, the longest first. */
final class PartReader {
    private static final long MOST_AHEAD_DAYS = 3_660;

    private final TimeWords words;
    private final Numerals numerals;
    private final DateReader dates;
    private final ClockReader clocks;

    PartReader(TimeWords words, Numerals numerals) {
        this.words = words;
        this.numerals = numerals;
        this.dates = new DateReader(words, numerals);
        this.clocks = new ClockReader(words, numerals);
    }

    List<TimePart> parts(List<Token> tokens, LocalDate today) {
        var parts = new ArrayList<TimePart>();
        for (var at = 0; at < tokens.size();) {
            var part = partAt(tokens, at, today);
            if (part == null) {
                at++;
            } else {
                var whole = withConnectors(tokens, part, parts.isEmpty() ? 0 : parts.getLast().to());
                parts.add(whole);
                at = whole.to();
            }
        }
        return parts;
    }

    private @Nullable TimePart partAt(List<Token> tokens, int at, LocalDate today) {
        TimePart part = every(tokens, at);
        if (part == null) {
            part = after(tokens, at);
        }
        if (part == null) {
            part = dates.dateAt(tokens, at, today);
        }
        return part == null ? clocks.clockAt(tokens, at) : part;
    }

    /** "at", "on the" before and "ko" behind belong to the expression. */
    private TimePart withConnectors(List<Token> tokens, TimePart part, int least) {
        var from = part.from();
        while (from > least && words.is(Kind.BEFORE, tokens, from - 1)) {
            from--;
        }
        return part.over(from, words.is(Kind.BEHIND, tokens, part.to()) ? part.to() + 1 : part.to());
    }

    private TimePart.@Nullable Every every(List<Token> tokens, int at) {
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
        if (words.is(Kind.WEEKEND, tokens, behind)) {
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

    /** Monday to friday, somvar se shukravar tak. */
    private TimePart.@Nullable Every range(List<Token> tokens, int at) {
        var first = words.value(Kind.WEEKDAY, tokens, at);
        var last = words.value(Kind.WEEKDAY, tokens, at + 2);
        if (first == null || last == null
                || !Set.of("to", "se", "-", "till", "through").contains(tokens.get(at + 1).text())
                || Integer.parseInt(first) >= Integer.parseInt(last)) {
            return null;
        }
        var to = at + 3 < tokens.size() && tokens.get(at + 3).is("tak") ? at + 4 : at + 3;
        return new TimePart.Every(1, ChronoUnit.WEEKS, EnumSet.range(DayOfWeek.of(Integer.parseInt(first)),
                DayOfWeek.of(Integer.parseInt(last))), at, to);
    }

    private TimePart.Every weekdays(List<Token> tokens, int at) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        var next = at + 1;
        while (words.value(Kind.WEEKDAY, tokens, next) instanceof String day) {
            days.add(DayOfWeek.of(Integer.parseInt(day)));
            next++;
            if (next < tokens.size() && Set.of("and", "aur", ",", "&").contains(tokens.get(next).text())
                    && words.is(Kind.WEEKDAY, tokens, next + 1)) {
                next++;
            }
        }
        return new TimePart.Every(1, ChronoUnit.WEEKS, days, at, next);
    }

    private TimePart.@Nullable Every everyUnit(List<Token> tokens, int at) {
        var number = numerals.readAt(tokens, at + 1);
        var unitAt = number.map(Numeral::to).orElse(at + 1);
        var unit = words.value(Kind.UNIT, tokens, unitAt);
        if (unit == null) {
            return null;
        }
        var count = number.map(Numeral::value).orElse(BigDecimal.ONE);
        return count.stripTrailingZeros().scale() <= 0 && count.compareTo(BigDecimal.valueOf(1_000)) < 0
                ? new TimePart.Every(count.intValue(), unit(unit), Set.of(), at, unitAt + 1)
                : null;
    }

    /** "In 20 minutes", "after two hours", "do ghante baad", "half an hour later". */
    private TimePart.@Nullable After after(List<Token> tokens, int at) {
        var led = at < tokens.size() && Set.of("in", "after", "within").contains(tokens.get(at).text());
        var numberAt = led ? at + 1 : at;
        if (numberAt >= tokens.size()) {
            return null;
        }
        var isOne = Set.of("a", "an").contains(tokens.get(numberAt).text());
        var number = isOne
                ? new Numeral(BigDecimal.ONE, numberAt + 1, false)
                : numerals.readAt(tokens, numberAt).orElse(null);
        if (number == null) {
            return null;
        }
        var unitAt = number.to() < tokens.size() && tokens.get(number.to()).is("an") ? number.to() + 1 : number.to();
        var unit = words.value(Kind.UNIT, tokens, unitAt);
        if (unit == null) {
            return null;
        }
        if (after(tokens, led, at, unitAt + 1) instanceof TimePart.After rest) {
            var first = span(number.value(), unit(unit), at, unitAt + 1);
            return first == null
                    ? null
                    : new TimePart.After(first.seconds() + rest.seconds(), first.days() + rest.days(), at, rest.to());
        }
        var half = halfBehind(tokens, unitAt + 1);
        if (half > 0) {
            number = new Numeral(number.value().add(new BigDecimal("0.5")), number.to(), false);
        }
        var behind = unitAt + 1 + half;
        if (behind < tokens.size() && tokens.get(behind).is("ke")) {
            behind++;
        }
        if (words.is(Kind.LATER, tokens, behind)) {
            return span(number.value(), unit(unit), at, behind + 1);
        }
        return led ? span(number.value(), unit(unit), at, unitAt + 1 + half) : null;
    }

    /** The rest of "1 hour 30 minutes" or "2 din aur 3 ghante baad"; what leads the first leads it too. */
    private TimePart.@Nullable After after(List<Token> tokens, boolean led, int from, int at) {
        var numberAt = at < tokens.size() && Set.of("and", "aur").contains(tokens.get(at).text()) ? at + 1 : at;
        var number = numerals.readAt(tokens, numberAt).orElse(null);
        var unit = number == null ? null : words.value(Kind.UNIT, tokens, number.to());
        if (number == null || unit == null) {
            return null;
        }
        var behind = number.to() + 1 < tokens.size() && tokens.get(number.to() + 1).is("ke")
                ? number.to() + 2
                : number.to() + 1;
        if (words.is(Kind.LATER, tokens, behind)) {
            return span(number.value(), unit(unit), from, behind + 1);
        }
        return led ? span(number.value(), unit(unit), from, number.to() + 1) : null;
    }

    /** "An hour and a half": the words that add the half. */
    private static int halfBehind(List<Token> tokens, int at) {
        var said = List.of("and", "a", "half");
        return at + said.size() <= tokens.size()
                && tokens.subList(at, at + said.size()).stream().map(Token::text).toList().equals(said)
                        ? said.size()
                        : 0;
    }

    private static TimePart.@Nullable After span(BigDecimal count, ChronoUnit unit, int from, int to) {
        if (count.compareTo(BigDecimal.valueOf(MOST_AHEAD_DAYS)) > 0 || unit == ChronoUnit.MONTHS) {
            return null;
        }
        return switch (unit) {
            case DAYS -> new TimePart.After(0, count.intValue(), from, to);
            case WEEKS -> new TimePart.After(0, count.intValue() * 7, from, to);
            case null, default -> new TimePart.After(
                    count.multiply(BigDecimal.valueOf(Objects.requireNonNull(unit).getDuration().toSeconds()))
                            .longValue(),
                    0, from, to);
        };
    }

    private static ChronoUnit unit(String name) {
        return ChronoUnit.valueOf(name + "S");
    }
}
