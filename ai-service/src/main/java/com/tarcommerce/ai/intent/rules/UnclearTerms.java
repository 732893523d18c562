package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.util.Set;

/** Knows when it has to be asked what a new item costs and how many of it there are, for a number may be either, or was not read. */
final class UnclearTerms {
    private static final Set<Concept> COUNTING = Set.of(Concept.STOCK, Concept.IN_STOCK, Concept.WE_HAVE,
            Concept.COUNTED, Concept.NOW);
    private static final Set<String> HOW_MANY = RuleWords.of("unclear terms how many");

    private UnclearTerms() {
    }

    static boolean are(Reading reading, Filling filling) {
        return (filling.get(Slot.Kind.QUANTITY, BigDecimal.class) == null && saysHowMany(reading))
                || (filling.get(Slot.Kind.PRICE, BigDecimal.class) == null && saysPrice(reading))
                || isBareCount(reading, filling);
    }

    /** "Quantity do" may be two. */
    private static boolean saysHowMany(Reading reading) {
        return reading.says(HOW_MANY);
    }

    private static boolean saysPrice(Reading reading) {
        return reading.has(Concept.PRICE)
                || reading.all(Piece.Amount.class).anyMatch(amount -> ForeignNumber.isTarget(reading, amount));
    }

    /** "120 me bechenge", "35 ka": a number without a unit and away from a word for stock counts nothing for sure. */
    private static boolean isBareCount(Reading reading, Filling filling) {
        var quantity = filling.get(Slot.Kind.QUANTITY, BigDecimal.class);
        return quantity != null && filling.get(Slot.Kind.UNIT, String.class) == null
                && reading.all(Piece.Amount.class).filter(amount -> !filling.isFree(amount) && !amount.money()
                        && amount.value().compareTo(quantity) == 0).noneMatch(amount -> isCounted(reading, amount));
    }

    private static boolean isCounted(Reading reading, Piece.Amount amount) {
        var at = reading.pieces().indexOf(amount);
        return HOW_MANY.contains(reading.word(amount.from() - 1)) || isCounting(reading, at - 1)
                || isCounting(reading, at + 1);
    }

    private static boolean isCounting(Reading reading, int at) {
        return at >= 0 && at < reading.pieces().size() && reading.pieces().get(at).means(COUNTING);
    }
}
