package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Numeral;
import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.text.Unit;
import com.tarcommerce.ai.text.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads counted, weighed and paid amounts: 24 pkt, dhai kilo, ₹32.50, 45 rs, 1,250/-, +10. */
final class AmountReader {
    private static final Set<String> MONEY = Set.of("₹", "rs");

    private static final Set<String> PARTICLES = Set.of("hi", "aur");
    private static final Set<String> PAISE = Set.of("paise", "paisa", "paisay");
    private static final Set<String> EACH = Set.of("per", "a", "an", "/");
    private static final Set<String> POSSESSIVE = Set.of("ka", "ki", "ke");
    private static final Set<String> MADE = Set.of("bika", "becha", "bik", "bech", "kar", "karo", "hai", "ho", "karna",
            "kijiye", "?", "!", ".", ",", "laga", "lagao");

    private final Numerals numerals;
    private final Units units;

    AmountReader(Numerals numerals, Units units) {
        this.numerals = numerals;
        this.units = units;
    }

    Optional<Piece.Amount> at(List<Token> tokens, int at, NextTokens next) {
        var sign = sign(tokens, at);
        var moneyAt = sign == 0 ? at : at + 1;
        var numberAt = afterMoney(tokens, moneyAt);
        var number = numerals.readAt(tokens, numberAt).map(one -> beforeParticle(tokens, one)).orElse(null);
        if (number == null || (number.shy() && !isCounting(tokens, number, next))) {
            return Optional.empty();
        }
        var money = numberAt > moneyAt;
        var unit = number.to() < tokens.size() && !next.isPhrase(number.to())
                ? units.find(tokens.get(number.to()).text()).filter(_ -> !next.isSold(number.to()))
                : Optional.<Unit>empty();
        if (unit.isPresent() && !money) {
            return Optional.of(
                    new Piece.Amount(number.value(), unit.get(), false, sign, at, afterDot(tokens, number.to() + 1)));
        }
        var to = afterMoneyBehind(tokens, number.to());
        var paise = to > number.to()
                ? numerals.readAt(tokens, to).filter(less -> isPaise(tokens, less)).orElse(null)
                : null;
        if (paise != null) {
            return Optional
                    .of(new Piece.Amount(number.value().add(paise.value().movePointLeft(2)), null, true, sign, at,
                            paise.to() + 1));
        }
        var isPartOfSome = number.value().compareTo(BigDecimal.ONE) < 0 && number.value().signum() > 0
                && tokens.get(numberAt).isWord() && !money && to == number.to();
        if (isPartOfSome) {
            return Optional.empty();
        }
        var isMoney = money || to > number.to() || isWorth(tokens, to, next);
        return Optional.of(new Piece.Amount(number.value(), null, isMoney, sign, at,
                number.shy() && !isMoney ? afterParticle(tokens, to) : to));
    }

    boolean isUnreadRest(List<Token> tokens, int at) {
        return numerals.isUnreadRest(tokens, at);
    }

    boolean isMoney(Token token) {
        return MONEY.contains(token.text());
    }

    boolean isNumeral(Token token) {
        return numerals.isNumeral(token.text());
    }

    boolean isUnit(Token token) {
        return units.find(token.text()).isPresent();
    }

    boolean isMeasure(Token token) {
        return units.find(token.text()).filter(Unit::isMeasure).isPresent();
    }

    /** "Do" is a number only where something is counted, or where another number makes it a rough one: do teen. */
    private boolean isCounting(List<Token> tokens, Numeral number, NextTokens next) {
        var at = afterParticle(tokens, number.to());
        return at < tokens.size() && (next.isThing(at) || next.isDone(at)
                || (at == number.to() && (units.find(tokens.get(at).text()).isPresent() || isNumeral(tokens.get(at)))));
    }

    /** "Do hi piece bache": the particle stands before the unit. */
    private Numeral beforeParticle(List<Token> tokens, Numeral number) {
        var behind = afterParticle(tokens, number.to());
        return number.shy() && behind > number.to() && behind < tokens.size()
                && units.find(tokens.get(behind).text()).isPresent()
                        ? new Numeral(number.value(), behind, false)
                        : number;
    }

    /** "Do hi bachi hain", "ek aur bik gaya": only two, one more. */
    private static int afterParticle(List<Token> tokens, int at) {
        return at < tokens.size() && PARTICLES.contains(tokens.get(at).text()) ? at + 1 : at;
    }

    /** A sign stands alone before a number that touches it; the hyphen of "50-50" is none. */
    private static int sign(List<Token> tokens, int at) {
        var token = tokens.get(at);
        var isSign = (token.is("+") || token.is("-")) && at + 1 < tokens.size() && token.touches(tokens.get(at + 1))
                && (at == 0 || !tokens.get(at - 1).touches(token));
        if (!isSign) {
            return 0;
        }
        return token.is("+") ? 1 : -1;
    }

    /** "Bread 45 ka kar do", "maggi ab 15 ki hai": what a thing is "of" is what it costs; "500 ki maggi" too. */
    private static boolean isWorth(List<Token> tokens, int at, NextTokens next) {
        if (at >= tokens.size() || !POSSESSIVE.contains(tokens.get(at).text())) {
            return false;
        }
        return at + 1 == tokens.size() || MADE.contains(tokens.get(at + 1).text())
                || (!tokens.get(at).is("ke") && next.isThing(at + 1));
    }

    /** "21 rupaye 50 paise". */
    private static boolean isPaise(List<Token> tokens, Numeral less) {
        return less.to() < tokens.size() && PAISE.contains(tokens.get(less.to()).text());
    }

    private static int afterMoney(List<Token> tokens, int at) {
        if (at >= tokens.size() || !MONEY.contains(tokens.get(at).text())) {
            return at;
        }
        return afterDot(tokens, at + 1);
    }

    /** "40 per kilo", "40 a kilo", "40/kg". */
    private boolean isForEach(List<Token> tokens, int at) {
        return at + 1 < tokens.size() && EACH.contains(tokens.get(at).text())
                && units.find(tokens.get(at + 1).text()).isPresent();
    }

    private static int afterDot(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).is(".") && tokens.get(at - 1).touches(tokens.get(at)) ? at + 1 : at;
    }

    private int afterMoneyBehind(List<Token> tokens, int at) {
        if (at < tokens.size() && MONEY.contains(tokens.get(at).text())) {
            return afterDot(tokens, at + 1);
        }
        if (at + 1 < tokens.size() && tokens.get(at).is("/") && tokens.get(at + 1).is("-")) {
            return at + 2;
        }
        return isForEach(tokens, at) ? at + 2 : at;
    }
}
