package com.tarcommerce.ai.intent.rules;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/** Knows when goods that come or go may do so later, the other way round, or in another number. */
final class UnclearMove {
    private static final Set<Concept> CHANGES = EnumSet.of(Concept.ADD, Concept.DECREASE, Concept.INCREASE);
    private static final Set<String> MANY = RuleWords.of("unclear move many");
    private static final Set<String> DOZENS = RuleWords.of("prices dozens");
    private static final Set<String> EXPECTED = RuleWords.of("unclear move expected");

    private UnclearMove() {
    }

    static boolean is(Reading reading, Mention goods) {
        return isExpected(reading) || isSwallowed(reading)
                || reading.all(Piece.Meaning.class).anyMatch(piece -> isSaid(reading, piece, goods));
    }

    /** "Shaam tak 12 maggi aaye" may be a wish; "sample me 12 maggi aaye" brings them, and "staff ke liye aaye" may take them. */
    private static boolean isExpected(Reading reading) {
        return reading.has(Concept.ARRIVED) && !reading.has(Concept.SOLD)
                && (reading.has(Concept.OWN_USE) || reading.all(Piece.Meaning.class)
                        .anyMatch(piece -> EXPECTED.contains(reading.words(piece))));
    }

    /** "Maggi 2 dozen", where the 2 is in the item's name. */
    private static boolean isSwallowed(Reading reading) {
        return reading.all(Piece.Amount.class).anyMatch(amount -> DOZENS.contains(reading.word(amount.from()))
                && reading.word(amount.from() - 1).matches("[0-9]+"));
    }

    /** The "ek" of "colgate ek le gaye, 18", the "do" of "maggi do kam karo 30". */
    private static boolean isSaid(Reading reading, Piece.Meaning piece, Mention goods) {
        return MANY.contains(reading.words(piece)) && goods.isKnown()
                && reading.all(Piece.Amount.class).anyMatch(amount -> amount.value().compareTo(BigDecimal.TWO) > 0)
                && (goods.pieces().getLast().to() == piece.from()
                        || reading.all(Piece.Meaning.class).anyMatch(change -> change.from() == piece.to()
                                && CHANGES.contains(change.concept())));
    }
}
