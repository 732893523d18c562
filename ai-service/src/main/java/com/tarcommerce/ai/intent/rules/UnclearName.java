package com.tarcommerce.ai.intent.rules;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Knows when a new item's name has to be asked, for words beside it may be part of it. */
final class UnclearName {
    private static final Set<String> GRAMMAR_WORDS = Set.of("the", "a", "an", "ka", "ki", "ke", "ko", "me", "ne", "of",
            "in", "our", "my", "ji", "bhai", "bhaiya", "naam", "with", "se", "par", "pe", "this", "it", "ho", "gaya",
            "sir",
            "yaar", "wala", "ek", "do", "hi", "bhi", "-", ":", "\"", "'", "(", ")", "\n", "!", "named", "called",
            "name", "badalna", "from", "#",
            "rs", "per", "i", "we", "just", "into");
    private static final Set<Concept> OF_ITEMS = EnumSet.of(Concept.NEW, Concept.PRODUCT, Concept.CATALOGUE);

    /** The Tray of "Bamboo Tray", the - of "Wi-Fi". */
    private static final Set<Concept> OF_NAMES = EnumSet.of(Concept.UNIT, Concept.FILLER, Concept.OUT);

    /** "Naya item daal Shin Guard". */
    private static final Set<String> STEMS = RuleWords.of("unclear name stems");
    private static final Set<String> OTHER_TONGUES = RuleWords.of("grammar of other tongues");
    private static final Set<Concept> TELLING = EnumSet.of(Concept.IS, Concept.ARRIVED, Concept.LEFT, Concept.SET);

    private UnclearName() {
    }

    /** Whether a word beside the name may have been part of it, so that the name has to be asked. */
    static boolean is(Reading reading, Typed name) {
        var pieces = reading.pieces();
        var before = pieces.indexOf(name.pieces().getFirst()) - 1;
        var behind = pieces.indexOf(name.pieces().getLast()) + 1;
        return isGivenTo(reading, name) || saysMore(reading, name) || holdsTerms(reading, name)
                || holdsGrammar(name.text())
                || isPutWithin(reading, before)
                || isUnclear(reading, before)
                || isUnclear(reading, behind)
                || isThing(reading, behind);
    }

    /** "Chips toot gaye": what is said of goods is no name of them; "Banana Walnut Cake" is, though "banana" is a verb. */
    private static boolean saysMore(Reading reading, Typed name) {
        return name.pieces().stream().anyMatch(piece -> piece instanceof Piece.Meaning(var concept, var from, var to)
                && (to > from + 1 || !(OF_NAMES.contains(concept) || Frame.isGeneral(concept)
                        || isWithin(name, piece))))
                && !name.pieces().stream().allMatch(piece -> isCapitalOrNumber(reading, piece));
    }

    /** The View of "rear view mirror". */
    private static boolean isWithin(Typed name, Piece piece) {
        return !piece.equals(name.pieces().getFirst()) && !piece.equals(name.pieces().getLast());
    }

    /** The "da" of "makki atta da", the "oru" of "murukku oru packet": a word of a tongue that we don't read, in no capitals. */
    static boolean holdsGrammar(String name) {
        var words = name.split(" ");
        return Arrays.stream(words).anyMatch(OTHER_TONGUES::contains)
                || (words.length > 1 && (STEMS.contains(words[0]) || STEMS.contains(words[words.length - 1])));
    }

    /** "Hing 10 rupaye", "rope 250 ml 12 litre", "wall putty 7 litre hai": a price or a count is no part of a name. */
    private static boolean holdsTerms(Reading reading, Typed name) {
        var measures = name.pieces().stream().filter(piece -> piece instanceof Piece.Amount amount
                && amount.isMeasure()).count();
        return measures > 1 || isTold(reading, name.pieces().getLast())
                || reading.tokens().subList(name.pieces().getFirst().from(), name.pieces().getLast().to()).stream()
                        .anyMatch(MoneyReader::isMoney);
    }

    /** "10 kg hai", "paanch litre aaya". */
    private static boolean isTold(Reading reading, Piece last) {
        return last instanceof Piece.Amount && reading.pieces().stream()
                .anyMatch(piece -> piece.from() == last.to() && piece.means(TELLING));
    }

    private static boolean isCapitalOrNumber(Reading reading, Piece piece) {
        var first = reading.typed(piece.from(), piece.to()).codePointAt(0);
        return !Character.isAlphabetic(first) || Character.isUpperCase(first);
    }

    /** "Ramesh ko 200 rs add karo" may be about a person. */
    private static boolean isGivenTo(Reading reading, Typed name) {
        return reading.word(name.pieces().getLast().to()).equals("ko") && !reading.hasAny(OF_ITEMS);
    }

    /** The Put of "add Put Put Boat", but not of "put maggi in the list". */
    private static boolean isPutWithin(Reading reading, int at) {
        return at > 0 && reading.pieces().get(at) instanceof Piece.Meaning(var concept, _, _)
                && concept == Concept.PUT && !(reading.pieces().get(at - 1) instanceof Piece.Meaning(var other, _, _)
                        && (other == Concept.AND || other == Concept.POLITE));
    }

    /** The Item of "Fancy Item". */
    private static boolean isThing(Reading reading, int at) {
        return at < reading.pieces().size() && reading.pieces().get(at) instanceof Piece.Meaning(var concept, _, _)
                && concept == Concept.PRODUCT;
    }

    private static boolean isUnclear(Reading reading, int at) {
        if (at < 0 || at >= reading.pieces().size()) {
            return false;
        }
        var piece = reading.pieces().get(at);
        if (piece.means(Concept.UNIT) && piece.from() == 0) {
            return true;
        }
        if (piece instanceof Piece.Amount amount) {
            return amount.isMeasure() || (amount.unit() == null && !amount.money());
        }
        return piece instanceof Piece.Meaning(var concept, var from, var to)
                && (concept == Concept.FILLER || Frame.isGeneral(concept) || concept == Concept.CUSTOMER)
                && !reading.tokens().subList(from, to).stream().allMatch(word -> GRAMMAR_WORDS.contains(word.text()));
    }
}
