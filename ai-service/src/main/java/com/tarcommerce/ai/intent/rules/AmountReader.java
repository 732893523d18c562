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
    private static final Set<String> PARTICLES = RuleWords.of("particle");

    private final Numerals numerals;
    private final Units units;
    private final MoneyReader money;

    AmountReader(Numerals numerals, Units units) {
        this.numerals = numerals;
        this.units = units;
        this.money = new MoneyReader(units);
    }

    Optional<Piece.Amount> at(List<Token> tokens, int at, NextTokens next) {
        var sign = sign(tokens, at);
        var moneyAt = sign == 0 ? at : at + 1;
        var numberAt = MoneyReader.afterMoney(tokens, moneyAt);
        var number = numerals.readAt(tokens, numberAt).map(one -> beforeParticle(tokens, one)).orElse(null);
        if (number == null || (number.shy() && !isCounting(tokens, number, next))) {
            return Optional.empty();
        }
        var isPriced = numberAt > moneyAt;
        var unit = number.to() < tokens.size() && !next.isPhrase(number.to())
                ? units.find(tokens.get(number.to()).text()).filter(_ -> !next.isSold(number.to()))
                : Optional.<Unit>empty();
        if (unit.isPresent() && !isPriced) {
            return Optional.of(
                    new Piece.Amount(number.value(), unit.get(), false, sign, at,
                            MoneyReader.afterDot(tokens, number.to() + 1)));
        }
        var to = money.afterMoneyBehind(tokens, number.to());
        var paise = to > number.to()
                ? numerals.readAt(tokens, to).filter(less -> MoneyReader.isPaise(tokens, less)).orElse(null)
                : null;
        if (paise != null) {
            return Optional
                    .of(new Piece.Amount(number.value().add(paise.value().movePointLeft(2)), null, true, sign, at,
                            paise.to() + 1));
        }
        var isPartOfSome = number.value().compareTo(BigDecimal.ONE) < 0 && number.value().signum() > 0
                && tokens.get(numberAt).isWord() && !isPriced && to == number.to();
        if (isPartOfSome) {
            return Optional.empty();
        }
        var isMoney = isPriced || to > number.to() || MoneyReader.isWorth(tokens, to, next);
        return Optional.of(new Piece.Amount(number.value(), null, isMoney, sign, at,
                number.shy() && !isMoney ? afterParticle(tokens, to) : to));
    }

    boolean isUnreadRest(List<Token> tokens, int at) {
        return numerals.isUnreadRest(tokens, at);
    }

    boolean isMoney(Token token) {
        return MoneyReader.isMoney(token);
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
}
