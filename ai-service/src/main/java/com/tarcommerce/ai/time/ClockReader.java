package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.time.TimePart.Half;
import com.tarcommerce.ai.time.TimeWords.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads clock times and parts of the day: 5pm, 17:30, 5.30 pm, sadhe paanch baje, at 9, shaam, noon. */
final class ClockReader {
    private static final int HOURS = 24;
    private static final int NOON = 12;
    private static final int MINUTES = 60;

    private final TimeWords words;
    private final Numerals numerals;
    private final PastHour past;

    ClockReader(TimeWords words, Numerals numerals) {
        this.words = words;
        this.numerals = numerals;
        this.past = new PastHour(words, numerals);
    }

    @Nullable
    TimePart clockAt(List<Token> tokens, int at) {
        if (words.value(Kind.PART, tokens, at) instanceof String part) {
            return new TimePart.Part(DayPart.valueOf(part), at, at + 1);
        }
        if (words.is(Kind.TONIGHT, tokens, at)) {
            return new TimePart.Part(DayPart.NIGHT, at, at + 1);
        }
        if (words.is(Kind.NOON, tokens, at)) {
            return new TimePart.Clock(NOON, 0, Half.SAID, at, at + 1);
        }
        if (words.is(Kind.MIDNIGHT, tokens, at)) {
            return new TimePart.Clock(HOURS, 0, Half.SAID, at, at + 1);
        }
        if (withColon(tokens, at) instanceof TimePart.Clock clock) {
            return clock;
        }
        if (withBlank(tokens, at) instanceof TimePart.Clock clock) {
            return clock;
        }
        return past.at(tokens, at) instanceof PastHour.Read(var hour, var minute, var to)
                ? clock(tokens, at, hour, minute, to, true)
                : spoken(tokens, at);
    }

    private TimePart.@Nullable Clock withColon(List<Token> tokens, int at) {
        if (at + 2 >= tokens.size() || !isWhole(tokens.get(at)) || !tokens.get(at + 1).is(":")
                || !isWhole(tokens.get(at + 2)) || !tokens.get(at).touches(tokens.get(at + 1))
                || tokens.get(at + 2).text().length() != 2) {
            return null;
        }
        return clock(tokens, at, Integer.parseInt(tokens.get(at).text()),
                Integer.parseInt(tokens.get(at + 2).text()), at + 3, true);
    }

    /** 4 30 pm. */
    private TimePart.@Nullable Clock withBlank(List<Token> tokens, int at) {
        return at + 2 < tokens.size() && isWhole(tokens.get(at)) && isWhole(tokens.get(at + 1))
                && tokens.get(at + 1).text().length() == 2 && meridiem(tokens, at + 2) != null
                        ? clock(tokens, at, Integer.parseInt(tokens.get(at).text()),
                                Integer.parseInt(tokens.get(at + 1).text()), at + 2, false)
                        : null;
    }

    private TimePart.@Nullable Clock spoken(List<Token> tokens, int at) {
        var number = numerals.readAt(tokens, at).orElse(null);
        if (number == null || number.value().compareTo(BigDecimal.valueOf(HOURS)) > 0) {
            return null;
        }
        var hour = number.value().intValue();
        var rest = number.value().subtract(BigDecimal.valueOf(hour));
        var dotted = tokens.get(at).isNumber() && rest.scale() == 2;
        var minute = rest.multiply(BigDecimal.valueOf(dotted ? 100 : MINUTES)).intValue();
        if (tokens.get(at).isNumber() && rest.scale() == 1) {
            return null;
        }
        return clock(tokens, at, hour, minute, number.to(),
                isAskedFor(tokens, at, number.to()) || isInPart(tokens, number.to()));
    }

    /** A bare number is a time only behind "at", or behind a part of the day if it counts nothing: "subah 5 packet" does. */
    private boolean isAskedFor(List<Token> tokens, int at, int to) {
        return at > 0 && (tokens.get(at - 1).is("at") || tokens.get(at - 1).is("@")
                || (words.is(Kind.PART, tokens, at - 1) && endsTime(tokens, to)));
    }

    private boolean endsTime(List<Token> tokens, int at) {
        return at >= tokens.size() || !tokens.get(at).isWord() || words.is(Kind.BEHIND, tokens, at)
                || words.is(Kind.ASKING, tokens, at)
                || (Set.of("and", "aur").contains(tokens.get(at).text()) && words.is(Kind.PART, tokens, at + 1));
    }

    /** "7.30 in the evening", "9 tonight". */
    private boolean isInPart(List<Token> tokens, int at) {
        if (words.is(Kind.TONIGHT, tokens, at)) {
            return true;
        }
        var behind = at + 1 < tokens.size() && tokens.get(at + 1).is("the") ? at + 2 : at + 1;
        return at < tokens.size() && Set.of("in", "at").contains(tokens.get(at).text())
                && words.is(Kind.PART, tokens, behind);
    }

    private TimePart.@Nullable Clock clock(List<Token> tokens, int from, int hour, int minute, int to,
            boolean mayBeBare) {
        if (minute >= MINUTES || hour > HOURS || (hour == HOURS && minute > 0)) {
            return null;
        }
        if (meridiem(tokens, to) instanceof Half half) {
            return hour >= 1 && hour <= NOON ? new TimePart.Clock(hour, minute, half, from, to + 1) : null;
        }
        var half = hour > NOON || hour == 0 ? Half.SAID : Half.OPEN;
        if (words.is(Kind.OCLOCK, tokens, to)) {
            return new TimePart.Clock(hour, minute, half, from, to + 1);
        }
        return mayBeBare ? new TimePart.Clock(hour, minute, half, from, to) : null;
    }

    private @Nullable Half meridiem(List<Token> tokens, int at) {
        if (words.is(Kind.AM, tokens, at)) {
            return Half.AM;
        }
        return words.is(Kind.PM, tokens, at) ? Half.PM : null;
    }

    private static boolean isWhole(Token token) {
        return token.isNumber() && token.text().length() <= 2 && token.text().indexOf('.') < 0;
    }
}
