package com.tarcommerce.ai.text;

import com.tarcommerce.ai.text.NumberWords.Entry;
import com.tarcommerce.ai.text.NumberWords.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads numbers: 1,200 · 2k · 2½ · do dozen · dhai · sadhe teen · twenty five · ek sau pachas · ek sau do kar. */
public final class Numerals {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TEN = BigDecimal.TEN;
    /** "Dozens of eggs" are no twelve. */
    private static final Set<String> NOT_ALONE = Set.of("k", "dozens", "lakhs");

    private final NumberWords words = new NumberWords();

    public Optional<Numeral> readAt(List<Token> tokens, int at) {
        var start = start(tokens, at);
        return start == null ? Optional.empty() : Optional.of(multiplied(tokens, start));
    }

    public boolean isNumeral(String word) {
        return words.has(word);
    }

    /** Whether a word behind a number may be its rest or a word by itself: "eggs ek sau do" is 102, or gives a hundred. */
    public boolean isUnreadRest(List<Token> tokens, int at) {
        return words.is(tokens, at, Kind.SHY) && words.is(tokens, at - 1, Kind.TIMES);
    }

    private @Nullable Numeral start(List<Token> tokens, int at) {
        if (at >= tokens.size()) {
            return null;
        }
        if (tokens.get(at).isNumber()) {
            return withHalf(tokens, new Numeral(new BigDecimal(tokens.get(at).text()), at + 1, false));
        }
        var entry = words.at(tokens, at);
        if (entry == null) {
            return null;
        }
        return switch (entry.kind()) {
            case ONE, SHY -> withHalf(tokens, quarters(tokens, at, joined(tokens, at, entry)));
            case FRACTION -> new Numeral(entry.value(), at + 1, false);
            case TIMES -> NOT_ALONE.contains(tokens.get(at).text())
                    ? null
                    : withRest(tokens, new Numeral(entry.value(), at + 1, false), entry.value());
            case SHIFT -> shifted(tokens, at, entry.value());
        };
    }

    /** Twenty five. */
    private Numeral joined(List<Token> tokens, int at, Entry entry) {
        var nextAt = isHyphen(tokens, at + 1) ? at + 2 : at + 1;
        var next = words.at(tokens, nextAt);
        var isTens = entry.value().compareTo(TEN) > 0 && entry.value().remainder(TEN).signum() == 0;
        if (isTens && next != null && next.kind() == Kind.ONE && next.value().signum() > 0
                && next.value().compareTo(TEN) < 0) {
            return new Numeral(entry.value().add(next.value()), nextAt + 1, false);
        }
        return new Numeral(entry.value(), at + 1, entry.kind() == Kind.SHY);
    }

    /** Three quarters. */
    private Numeral quarters(List<Token> tokens, int at, Numeral number) {
        var next = number.to() < tokens.size() ? tokens.get(number.to()) : null;
        return next != null && number.to() == at + 1 && (next.is("quarter") || next.is("quarters"))
                ? new Numeral(number.value().multiply(new BigDecimal("0.25")), number.to() + 1, false)
                : number;
    }

    /** Two and a half. */
    private static Numeral withHalf(List<Token> tokens, Numeral number) {
        var at = number.to();
        if (at + 1 >= tokens.size() || !tokens.get(at).is("and")) {
            return number;
        }
        var half = tokens.get(at + 1).is("a") ? at + 2 : at + 1;
        return half < tokens.size() && tokens.get(half).is("half")
                ? new Numeral(number.value().add(new BigDecimal("0.5")), half + 1, false)
                : number;
    }

    /** Twenty-five. */
    private static boolean isHyphen(List<Token> tokens, int at) {
        return at + 1 < tokens.size() && tokens.get(at).is("-") && tokens.get(at - 1).touches(tokens.get(at))
                && tokens.get(at).touches(tokens.get(at + 1));
    }

    /** Sadhe teen is three and a half; sava alone is one and a quarter. */
    private @Nullable Numeral shifted(List<Token> tokens, int at, BigDecimal shift) {
        var next = words.at(tokens, at + 1);
        var base = next != null && next.kind() == Kind.SHIFT ? null : start(tokens, at + 1);
        if (base != null && next != null && next.kind() == Kind.TIMES) {
            return new Numeral(BigDecimal.ONE.add(shift), at + 1, false);
        }
        if (base != null) {
            return new Numeral(base.value().add(shift), base.to(), false);
        }
        return shift.signum() > 0 && shift.compareTo(new BigDecimal("0.25")) == 0
                ? new Numeral(BigDecimal.ONE.add(shift), at + 1, false)
                : null;
    }

    private Numeral multiplied(List<Token> tokens, Numeral start) {
        var at = start.to() < tokens.size() && tokens.get(start.to()).is("a") && start.value().scale() > 0
                ? start.to() + 1
                : start.to();
        var entry = words.at(tokens, at);
        if (entry == null || entry.kind() != Kind.TIMES || isLooseK(tokens, at)) {
            return start;
        }
        return withRest(tokens, new Numeral(start.value().multiply(entry.value()), at + 1, false), entry.value());
    }

    private static boolean isLooseK(List<Token> tokens, int at) {
        return tokens.get(at).is("k") && !(tokens.get(at - 1).isNumber() && tokens.get(at - 1).touches(tokens.get(at)));
    }

    /** Ek sau pachas, do hazaar paanch sau, two hundred and fifty. */
    private Numeral withRest(List<Token> tokens, Numeral number, BigDecimal times) {
        var at = number.to() < tokens.size() && tokens.get(number.to()).is("and") ? number.to() + 1 : number.to();
        var entry = words.at(tokens, at);
        if (isDigits(tokens, number, at) && times.compareTo(HUNDRED) >= 0) {
            var less = multiplied(tokens, new Numeral(new BigDecimal(tokens.get(at).text()), at + 1, false));
            return less.value().compareTo(times) < 0
                    ? new Numeral(number.value().add(less.value()), less.to(), false)
                    : number;
        }
        if (times.compareTo(HUNDRED) < 0 || entry == null || !entry.isPlain()) {
            return number;
        }
        var rest = multiplied(tokens, joined(tokens, at, entry));
        return rest.value().compareTo(times) < 0
                && (!rest.shy() || (!tokens.get(number.to() - 1).is("k") && ShyRest.isNumber(tokens, rest)))
                        ? new Numeral(number.value().add(rest.value()), rest.to(), false)
                        : number;
    }

    /** The 4 of "2 hazar 4 sau 99". */
    private static boolean isDigits(List<Token> tokens, Numeral number, int at) {
        return at < tokens.size() && tokens.get(at).isNumber() && tokens.get(at).text().indexOf('.') < 0
                && number.to() >= 2 && tokens.get(number.to() - 2).isNumber();
    }
}
