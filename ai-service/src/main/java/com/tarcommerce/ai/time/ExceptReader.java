package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.time.TimeWords.Kind;
import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how often, and on which days not: every day except sunday, itwar ko chhodkar roz, somvar aur guruvar ko. */
final class ExceptReader {
    private final TimeWords words;
    private final EveryReader everies;

    ExceptReader(TimeWords words, EveryReader everies) {
        this.words = words;
        this.everies = everies;
    }

    TimePart.@Nullable Every everyAt(List<Token> tokens, int at) {
        var every = everies.everyAt(tokens, at);
        if (every != null) {
            return without(tokens, every);
        }
        var except = exceptFirst(tokens, at);
        return except == null ? listed(tokens, at) : except;
    }

    /** "Somvar aur guruvar ko": on such days; "monday and thursday" may be the next ones. */
    private TimePart.@Nullable Every listed(List<Token> tokens, int at) {
        if (!words.is(Kind.WEEKDAY, tokens, at) || tokens.stream().anyMatch(token -> token.is("hamesha"))) {
            return null;
        }
        var days = everies.weekdays(tokens, at - 1);
        return days.days().size() > 1 && tokens.get(days.to() - 2).is("aur") && days.to() < tokens.size()
                && tokens.get(days.to()).is("ko")
                        ? new TimePart.Every(1, ChronoUnit.WEEKS, days.days(), at, days.to())
                        : null;
    }

    /** "Every day except Sunday", "roz itwar ko chhodkar". */
    private TimePart.Every without(List<Token> tokens, TimePart.Every every) {
        var isDaily = every.unit() == ChronoUnit.DAYS && every.count() == 1;
        if (isDaily && words.is(Kind.EXCEPT, tokens, every.to())) {
            var on = words.is(Kind.BEFORE, tokens, every.to() + 1) ? every.to() + 2 : every.to() + 1;
            var rest = everies.weekdays(tokens, on - 1);
            return rest.days().isEmpty() ? every : allBut(rest.days(), every.from(), rest.to());
        }
        return isDaily && exceptedAt(tokens, every.to()) instanceof TimePart.Every rest
                ? allBut(rest.days(), every.from(), rest.to())
                : every;
    }

    /** "Itwar ko chhodkar roz". */
    private TimePart.@Nullable Every exceptFirst(List<Token> tokens, int at) {
        var rest = exceptedAt(tokens, at);
        var every = rest == null ? null : everies.everyAt(tokens, rest.to());
        return rest == null || every == null || every.unit() != ChronoUnit.DAYS || every.count() != 1
                ? null
                : allBut(rest.days(), at, every.to());
    }

    /** "Itwar ko chhodkar", "sunday chhod ke". */
    private TimePart.@Nullable Every exceptedAt(List<Token> tokens, int at) {
        if (!words.is(Kind.WEEKDAY, tokens, at)) {
            return null;
        }
        var rest = everies.weekdays(tokens, at - 1);
        var behind = words.is(Kind.BEHIND, tokens, rest.to()) ? rest.to() + 1 : rest.to();
        if (!words.is(Kind.EXCEPT, tokens, behind)) {
            return null;
        }
        var to = behind + 1 < tokens.size() && Set.of("ke", "kar").contains(tokens.get(behind + 1).text())
                ? behind + 2
                : behind + 1;
        return new TimePart.Every(1, ChronoUnit.WEEKS, rest.days(), at, to);
    }

    private static TimePart.Every allBut(Set<DayOfWeek> days, int from, int to) {
        return new TimePart.Every(1, ChronoUnit.WEEKS, EnumSet.complementOf(EnumSet.copyOf(days)), from, to);
    }
}
