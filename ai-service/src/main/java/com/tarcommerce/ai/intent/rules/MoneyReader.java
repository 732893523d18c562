package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Numeral;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.text.Units;
import java.util.List;
import java.util.Set;

/** Knows what makes money of a number: ₹32.50, 45 rs, 1,250/-, 40 per kilo, "45 ka". */
final class MoneyReader {
    private static final Set<String> MONEY = RuleWords.of("money");
    private static final Set<String> PAISE = RuleWords.of("paise");
    private static final Set<String> EACH = RuleWords.of("each");
    private static final Set<String> POSSESSIVE = RuleWords.of("possessive");
    private static final Set<String> MADE = RuleWords.of("made of a price");

    private final Units units;

    MoneyReader(Units units) {
        this.units = units;
    }

    static boolean isMoney(Token token) {
        return MONEY.contains(token.text());
    }

    /** "Bread 45 ka kar do", "maggi ab 15 ki hai": what a thing is "of" is what it costs; "500 ki maggi" too. */
    static boolean isWorth(List<Token> tokens, int at, NextTokens next) {
        if (at >= tokens.size() || !POSSESSIVE.contains(tokens.get(at).text())) {
            return false;
        }
        return at + 1 == tokens.size() || MADE.contains(tokens.get(at + 1).text())
                || (!tokens.get(at).is("ke") && next.isThing(at + 1));
    }

    /** "21 rupaye 50 paise". */
    static boolean isPaise(List<Token> tokens, Numeral less) {
        return less.to() < tokens.size() && PAISE.contains(tokens.get(less.to()).text());
    }

    static int afterMoney(List<Token> tokens, int at) {
        if (at >= tokens.size() || !MONEY.contains(tokens.get(at).text())) {
            return at;
        }
        return afterDot(tokens, at + 1);
    }

    /** "40 per kilo", "40 a kilo", "40/kg". */
    boolean isForEach(List<Token> tokens, int at) {
        return at + 1 < tokens.size() && EACH.contains(tokens.get(at).text())
                && units.find(tokens.get(at + 1).text()).isPresent();
    }

    static int afterDot(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).is(".") && tokens.get(at - 1).touches(tokens.get(at)) ? at + 1 : at;
    }

    int afterMoneyBehind(List<Token> tokens, int at) {
        if (at < tokens.size() && MONEY.contains(tokens.get(at).text())) {
            return afterDot(tokens, at + 1);
        }
        if (at + 1 < tokens.size() && tokens.get(at).is("/") && tokens.get(at + 1).is("-")) {
            return at + 2;
        }
        return isForEach(tokens, at) ? at + 2 : at;
    }
}
