package com.tarcommerce.ai.intent.rules;

import java.util.Set;

/** Tells what one piece holds, weighs or owes from how many there are: no count of the goods. */
final class OfOne {
    private static final Set<String> WITHIN = RuleWords.of("of one within");
    private static final Set<String> PACKS = RuleWords.of("foreign number packs");
    private static final Set<String> ONE = RuleWords.of("of one");
    private static final Set<String> DUE = RuleWords.of("of one due");

    private OfOne() {
    }

    /** Whether a word of grammar makes the number beside it that. */
    static boolean is(Reading reading, Mention goods, Piece.Meaning word) {
        return word.means(Concept.FILLER) && (isWithin(reading, goods, word) || isOfEach(reading, word)
                || isDue(reading, word) || isAsked(reading, word));
    }

    /** "Maggi me 12 packet hai", "packet me 12 maggi hai". */
    private static boolean isWithin(Reading reading, Mention goods, Piece.Meaning word) {
        var before = reading.beside(word, -1);
        return WITHIN.contains(reading.word(word.from())) && reading.beside(word, 1) instanceof Piece.Amount
                && before != null && (goods.pieces().contains(before) || PACKS.contains(reading.word(word.from() - 1)));
    }

    /** "2 kilo ka ek hai". */
    private static boolean isOfEach(Reading reading, Piece.Meaning word) {
        return reading.word(word.from()).equals("ka") && reading.beside(word, -1) instanceof Piece.Amount
                && ONE.contains(reading.word(word.to()));
    }

    /** "Maggi ka 150 baaki hai"; of more than one "ke" is said. */
    private static boolean isDue(Reading reading, Piece.Meaning word) {
        return reading.word(word.from()).equals("ka")
                && reading.beside(word, 1) instanceof Piece.Amount amount && amount.unit() == null
                && DUE.contains(reading.word(amount.to()));
    }

    /** "4 hai ki right wale". */
    private static boolean isAsked(Reading reading, Piece.Meaning word) {
        var before = reading.beside(word, -1);
        return reading.word(word.from()).equals("ki") && before != null && before.means(Concept.IS);
    }
}
