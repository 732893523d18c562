package com.tarcommerce.ai.intent.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Words that make a text no command: negation, doubt, hearsay, talk of the future, "all", injections. */
final class Guard {
    private static final Set<Concept> ALWAYS = Set.of(Concept.NEGATION, Concept.HYPOTHETICAL, Concept.REPORTED,
            Concept.FUTURE, Concept.INJECTION);

    private static final Set<String> ROUGHLY = RuleWords.of("guard roughly");
    private static final Set<String> OR_SO = RuleWords.of("guard or so");
    private static final Set<String> CUSTOMERS = RuleWords.of("guard customers");

    private static final Set<String> TO_US = RuleWords.of("guard to us");
    private static final Set<String> BETWEEN_COST = RuleWords.of("guard between cost");
    private static final Set<String> COMES_TO = RuleWords.of("guard comes to");

    private Guard() {
    }

    static boolean stops(Reading reading) {
        return reading.hasAny(ALWAYS) || isExpense(reading) || countsPeople(reading)
                || isRough(reading) || isCost(reading);
    }

    /** "Paid the electricity bill 2500" is no order's payment; a reminder may be about it. */
    private static boolean isExpense(Reading reading) {
        return (reading.has(Concept.EXPENSE) || Expenses.is(reading)) && !reading.has(Concept.TASK)
                && !reading.has(Concept.REMIND);
    }

    /** "About 10 eggs sold", "koi das ande": no count. */
    private static boolean isRough(Reading reading) {
        return reading.all(Piece.Amount.class).anyMatch(amount -> ROUGHLY.contains(reading.word(amount.from() - 1))
                || OR_SO.contains(reading.word(amount.to())));
    }

    /** "Rajma humko 112 pada": what goods cost us is neither their count nor their price. */
    private static boolean isCost(Reading reading) {
        return reading.says(TO_US)
                && reading.all(Piece.Amount.class).filter(amount -> !amount.isMeasure())
                        .anyMatch(amount -> comesTo(reading, amount.to()));
    }

    private static boolean comesTo(Reading reading, int behind) {
        var at = behind;
        while (BETWEEN_COST.contains(reading.word(at))) {
            at++;
        }
        return COMES_TO.contains(reading.word(at));
    }

    /** "20 log aaye the", "3 customers came": what is counted is no stock. */
    private static boolean countsPeople(Reading reading) {
        var pieces = reading.pieces();
        return IntStream.range(1, pieces.size()).anyMatch(at -> isPeople(reading, pieces.get(at))
                && pieces.get(at - 1) instanceof Piece.Amount amount && amount.unit() == null);
    }

    private static boolean isPeople(Reading reading, Piece piece) {
        return piece instanceof Piece.Meaning(var concept, var from, _) && (concept == Concept.PEOPLE
                || (concept == Concept.CUSTOMER && CUSTOMERS.contains(reading.tokens().get(from).text())));
    }

    /** What shall be remembered may hold any words; what stands before and around the asking may not. */
    static boolean stopsBefore(List<Piece> pieces, Piece.Meaning asking) {
        return pieces.stream().filter(piece -> piece.from() <= asking.to()).anyMatch(Guard::isStop);
    }

    private static boolean isStop(Piece piece) {
        return piece instanceof Piece.Meaning(var concept, _, _) && concept != Concept.FUTURE
                && (ALWAYS.contains(concept) || concept == Concept.QUESTION || concept == Concept.WHY
                        || concept == Concept.UNWANTED);
    }
}
