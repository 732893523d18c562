package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Unit;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stretch of a text that is understood as one thing: the tokens {@code from} to before {@code to}. */
sealed interface Piece {
    int from();

    int to();

    /** Whether it is a word or phrase of that meaning. */
    default boolean means(Concept one) {
        return this instanceof Meaning(var concept, _, _) && concept == one;
    }

    /** Whether it is a word or phrase that means one of some concepts. */
    default boolean means(Set<Concept> some) {
        return this instanceof Meaning(var concept, _, _) && some.contains(concept);
    }

    /** A word or phrase of the lexicon. */
    record Meaning(Concept concept, int from, int to) implements Piece {
    }

    /** A name of the catalogue, word for word. */
    record ItemName(String name, int from, int to) implements Piece {
    }

    /** @param sign 0 unless a sign stands before the number */
    record Amount(BigDecimal value, @Nullable Unit unit, boolean money, int sign, int from, int to) implements Piece {

        Amount in(Unit other) {
            return new Amount(value, other, money, sign, from, to);
        }

        boolean isMeasure() {
            return unit != null && unit.isMeasure();
        }

        /** Whether it is counted in grams or millilitres. */
        boolean isFine() {
            return unit != null && unit.isMeasure() && unit.size().compareTo(BigDecimal.ONE) < 0;
        }
    }

    /** @param of {@code ORDER}, {@code CART} or {@code TASK} */
    record Id(Concept of, String value, int from, int to) implements Piece {
    }

    /** A word that is in no table: part of a name, or nothing to us. */
    record Other(int from, int to) implements Piece {
    }
}
