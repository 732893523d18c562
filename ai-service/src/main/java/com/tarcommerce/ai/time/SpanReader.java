package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Numeral;
import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.time.TimeWords.Kind;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how long from now: in 20 minutes, do ghante baad, 1 hour 30 minutes later. */
final class SpanReader {
    private static final long MOST_AHEAD_DAYS = 3_660;

    private final TimeWords words;
    private final Numerals numerals;

    SpanReader(TimeWords words, Numerals numerals) {
        this.words = words;
        this.numerals = numerals;
    }

    /** "In 20 minutes", "after two hours", "do ghante baad", "half an hour later". */
    TimePart.@Nullable After spanAt(List<Token> tokens, int at) {
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
        if (rest(tokens, led, at, unitAt + 1) instanceof TimePart.After rest) {
            var first = span(number.value(), TimeWords.unit(unit), at, unitAt + 1);
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
            return span(number.value(), TimeWords.unit(unit), at, behind + 1);
        }
        return led ? span(number.value(), TimeWords.unit(unit), at, unitAt + 1 + half) : null;
    }

    /** The rest of "1 hour 30 minutes" or "2 din aur 3 ghante baad"; what leads the first leads it too. */
    private TimePart.@Nullable After rest(List<Token> tokens, boolean led, int from, int at) {
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
            return span(number.value(), TimeWords.unit(unit), from, behind + 1);
        }
        return led ? span(number.value(), TimeWords.unit(unit), from, number.to() + 1) : null;
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
        var isPartOfDay = unit.isDateBased() && count.stripTrailingZeros().scale() > 0;
        if (count.compareTo(BigDecimal.valueOf(MOST_AHEAD_DAYS)) > 0 || unit == ChronoUnit.MONTHS || isPartOfDay) {
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
}
