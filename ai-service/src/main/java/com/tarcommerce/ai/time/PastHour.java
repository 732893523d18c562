package com.tarcommerce.ai.time;

import com.tarcommerce.ai.text.Numeral;
import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.time.TimeWords.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an hour and the minutes past or before it: half past five, quarter to 6, ten past six. */
final class PastHour {
    private static final int NOON = 12;
    private static final int MINUTES = 60;
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final Set<String> UNITS = Set.of("minute", "minutes");

    /** @param to behind its last token */
    record Read(int hour, int minute, int to) {
    }

    private final TimeWords words;
    private final Numerals numerals;

    PastHour(TimeWords words, Numerals numerals) {
        this.words = words;
        this.numerals = numerals;
    }

    @Nullable
    Read at(List<Token> tokens, int at) {
        var from = isArticle(tokens, at) ? at + 1 : at;
        var said = words.value(Kind.HALF, tokens, from);
        var minutes = said == null ? minutes(tokens, from) : new Numeral(new BigDecimal(said), from + 1, false);
        if (minutes == null || minutes.to() + 1 >= tokens.size()) {
            return null;
        }
        var way = tokens.get(minutes.to()).text();
        var hour = numerals.readAt(tokens, minutes.to() + 1).filter(PastHour::isHour).orElse(null);
        if (hour == null || !(way.equals("past") || (way.equals("to") && (said != null || isAskedFor(tokens, at))))) {
            return null;
        }
        return read(hour, minutes.value().intValue(), way.equals("past"));
    }

    private static Read read(Numeral said, int minutes, boolean past) {
        var hour = said.value().intValue();
        if (past) {
            return new Read(hour, minutes, said.to());
        }
        return new Read(hour == 1 ? NOON : hour - 1, MINUTES - minutes, said.to());
    }

    /** "A quarter past six". */
    private static boolean isArticle(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).is("a");
    }

    /** "At ten to six" is no "5 to 6". */
    private static boolean isAskedFor(List<Token> tokens, int at) {
        return at > 0 && tokens.get(at - 1).is("at") && tokens.get(at).isWord();
    }

    private @Nullable Numeral minutes(List<Token> tokens, int at) {
        var number = numerals.readAt(tokens, at)
                .filter(minutes -> minutes.value().signum() > 0 && minutes.value().intValue() < MINUTES
                        && minutes.value().remainder(FIVE).signum() == 0)
                .orElse(null);
        return number != null && number.to() < tokens.size() && UNITS.contains(tokens.get(number.to()).text())
                ? new Numeral(number.value(), number.to() + 1, false)
                : number;
    }

    private static boolean isHour(Numeral number) {
        return number.value().signum() > 0 && number.value().stripTrailingZeros().scale() <= 0
                && number.value().compareTo(BigDecimal.valueOf(NOON)) <= 0;
    }
}
