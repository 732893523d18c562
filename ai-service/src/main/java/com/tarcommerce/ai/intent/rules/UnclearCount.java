package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Resolution;
import java.math.BigDecimal;
import java.util.Set;

/** Knows when it has to be asked how many are ordered, for a number may be a size, a sum, or part of the item's name. */
final class UnclearCount {
    private static final BigDecimal FINE = BigDecimal.valueOf(50);
    private static final Set<String> MANY = RuleWords.of("unclear count many");
    private static final Set<String> SUMS = RuleWords.of("unclear count sums");

    private UnclearCount() {
    }

    static boolean is(Reading reading, Filling filling, Mention goods) {
        var count = filling.get(Slot.Kind.QUANTITY, BigDecimal.class);
        return count == null
                ? goods.isKnown() && (isSwallowed(reading, filling) || isSaid(reading, goods))
                : filling.get(Slot.Kind.UNIT, String.class) == null
                        && (isSize(reading, count, goods) || isSum(reading, count));
    }

    /** The 2 of "maggi 2", the 5 of "parle g 5", where it is in the item's name. */
    private static boolean isSwallowed(Reading reading, Filling filling) {
        return reading.all(Piece.Amount.class).anyMatch(amount -> !amount.isMeasure() && !amount.money()
                && !filling.isFree(amount) && !ForeignNumber.isNamed(reading, amount));
    }

    /** The "do" and "ek" of "colgate do order", "maggi ek". */
    private static boolean isSaid(Reading reading, Mention goods) {
        return MANY.contains(reading.word(goods.pieces().getLast().to()))
                || reading.all(Piece.Meaning.class).anyMatch(order -> reading.word(order.from()).equals("order")
                        && reading.word(order.from() - 1).equals("do"));
    }

    /** "100 colgate" of "Colgate 100g", "250 chini" of what is weighed: grams, or that many. */
    private static boolean isSize(Reading reading, BigDecimal count, Mention goods) {
        return count.compareTo(FINE) >= 0 && reading.all(Piece.Amount.class).count() == 1
                && goods.resolution() instanceof Resolution.Found(var name, _)
                && name.matches(".*\\b" + Amounts.plain(count).toPlainString() + "(?![0-9]).*");
    }

    /** "Total 240 maggi do book karo". */
    private static boolean isSum(Reading reading, BigDecimal count) {
        return reading.all(Piece.Amount.class).anyMatch(amount -> amount.value().compareTo(count) == 0
                && SUMS.contains(reading.word(amount.from() - 1)));
    }
}
