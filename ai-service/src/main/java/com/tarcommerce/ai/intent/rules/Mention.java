package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Resolution;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a text says about an item.
 *
 * @param pieces   the pieces that say it
 * @param sizes    measures that are part of the found name, not amounts of it
 * @param several  whether more than one item is named
 */
record Mention(Resolution resolution, List<Piece> pieces, Set<String> sizes, boolean several) {
    private static final Set<Concept> OF_NAMES = EnumSet.of(Concept.THING, Concept.PEOPLE, Concept.ELSEWHERE,
            Concept.PLACE, Concept.SPAN, Concept.MESSAGE, Concept.COURIER);
    private static final String EXTRA = "extra";
    private static final Set<String> DOING = RuleWords.of("mention doing");
    private static final Set<String> NEW = RuleWords.of("mention new");
    private static final Set<String> POSSESSIVE = RuleWords.of("possessive");
    private static final Resolution NOTHING = new Resolution.NotFound(List.of());

    static Mention none() {
        return new Mention(NOTHING, List.of(), Set.of(), false);
    }

    static Mention ofSeveral(List<Piece> pieces) {
        return new Mention(NOTHING, pieces, Set.of(), true);
    }

    /** Whether no name sounds like it even from afar. */
    boolean isNothing() {
        return resolution instanceof Resolution.NotFound(var nearest) && nearest.isEmpty();
    }

    boolean isKnown() {
        return !(resolution instanceof Resolution.NotFound);
    }

    /** The names that are meant, or may be. */
    List<String> names() {
        return switch (resolution) {
            case Resolution.Found(var name, _) -> List.of(name);
            case Resolution.Ambiguous(var candidates) -> candidates;
            case Resolution.NotFound _ -> List.of();
        };
    }

    /** "Maggi ka rate": the price is said to be that of goods that are known. */
    boolean isPriced(Reading reading) {
        return isKnown() && !reading.has(Concept.NEW) && !reading.has(Concept.PRODUCT)
                && reading.all(Piece.Meaning.class).filter(word -> word.concept() == Concept.PRICE)
                        .anyMatch(price -> NEW.contains(reading.word(price.from())) || isBehindAdding(reading, price)
                                || (POSSESSIVE.contains(reading.word(price.from() - 1)) && isBefore(price.from() - 1)));
    }

    /** "Add price 45 to sugar". */
    private static boolean isBehindAdding(Reading reading, Piece price) {
        return reading.all(Piece.Meaning.class)
                .anyMatch(word -> word.concept() == Concept.ADD && word.to() == price.from());
    }

    private boolean isBefore(int at) {
        return pieces.stream().anyMatch(piece -> piece.to() == at);
    }

    /** "Hand cream", "night cream", "shampoo men": a general word that touches the name may make it another item's. */
    boolean isBesideName(Reading reading, Piece.Meaning word) {
        return (isBefore(word) && (OF_NAMES.contains(word.concept()) || reading.tokens().get(word.from()).is(EXTRA)))
                || (word.concept() == Concept.PEOPLE && isBehind(word) && !isDoing(reading, word));
    }

    private boolean isBefore(Piece word) {
        return pieces.stream().anyMatch(piece -> piece.from() == word.to());
    }

    private boolean isBehind(Piece word) {
        return pieces.stream().anyMatch(piece -> piece.to() == word.from());
    }

    private static boolean isDoing(Reading reading, Piece word) {
        return word.to() < reading.tokens().size() && DOING.contains(reading.tokens().get(word.to()).text());
    }
}
