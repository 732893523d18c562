package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentName;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How well a frame explains a text. */
record Fit(Frame frame, Reading reading, Filling filling, Mention mention) {
    private static final int NEED = 4;
    private static final int FILLED = 2;
    private static final int MISSING = -2;
    private static final int STRAY = -5;
    private static final int MOST_WORDS = 2;
    private static final Set<String> MODAL = RuleWords.of("fit modal");
    private static final Set<String> TAKING_OUT = RuleWords.of("fit taking out");
    private static final Set<Concept> OF_CATALOGUE = EnumSet.of(Concept.CATALOGUE, Concept.PRODUCT, Concept.REASON,
            Concept.UNWANTED);
    private static final double SURE = 0.98;
    private static final double STRAY_DOUBT = 0.5;
    private static final double WORD_DOUBT = 0.2;

    /** A frame for names that the catalogue lacks does not fit one that it has. */
    boolean isPossible() {
        return !(frame.asksFor(Slot.Kind.NEWNAME) && mention.isKnown()) && isAddedPricePossible()
                && (!frame.kind().mustExplainAll()
                        || (unknownWords() == 0 && strays().isEmpty() && filling.missing().isEmpty()
                                && (isComplete() || frame.kind() == Frame.Kind.WHOLE)));
    }

    /** "Stabilizer ka naya rate daalo" gives a price to what is there; "add stabilizer, price 500" adds it. */
    private boolean isAddedPricePossible() {
        return !(frame.needs(Concept.ADD) && frame.needs(Concept.PRICE)) || frame.kind().alwaysAsks()
                || (frame.intent() == IntentName.UPDATE_PRICE) == mention.isPriced(reading);
    }

    IntentName intent() {
        return frame.intent();
    }

    /** The more a frame explains the better; what it leaves unexplained counts against it. */
    int score() {
        return frame.needs().size() * NEED + taken() + filling.filled() * FILLED + filling.missing().size() * MISSING
                + strays().size() * STRAY - (int) unknownWords();
    }

    private int taken() {
        return (int) reading.concepts().stream().filter(
                concept -> frame.takes().contains(concept) && !frame.needs(concept) && !Frame.GRAMMAR.contains(concept)
                        && !Frame.isSituation(concept))
                .count();
    }

    /** Pieces with a meaning that this frame has no place for. */
    List<Piece> strays() {
        return reading.pieces().stream().filter(filling::isFree).filter(this::isStray).toList();
    }

    private boolean isStray(Piece piece) {
        return switch (piece) {
            case Piece.Meaning(var concept, _, _) -> !frame.takes().contains(concept)
                    && !(concept == Concept.QUESTION && isAskedPolitely(piece))
                    && !(Frame.isSituation(concept) && frame.kind().bearsSituations())
                    && !(Frame.isNoise(concept) && frame.kind().bearsNoise());
            case Piece.Other _ -> !frame.asksFor(Slot.Kind.ITEM) && !frame.asksFor(Slot.Kind.NAME)
                    && !frame.asksFor(Slot.Kind.NEWNAME) && mention.isKnown() && mention.pieces().contains(piece);
            case Piece.ItemName _,Piece.Amount _,Piece.Id _ -> true;
        };
    }

    /** The mark of "can you set eggs to 5?". */
    private boolean isAskedPolitely(Piece mark) {
        return reading.word(mark.from()).equals("?") && reading.all(Piece.Meaning.class)
                .anyMatch(meaning -> meaning.concept() == Concept.POLITE && reading.tokens()
                        .subList(meaning.from(), meaning.to()).stream()
                        .anyMatch(token -> MODAL.contains(token.text())));
    }

    /** Words that nothing explains; beside a change also where and when, and what may be part of the item's name. */
    long unknownWords() {
        return reading.pieces().stream().filter(filling::isFree).filter(this::isUnexplained).count();
    }

    private boolean isUnexplained(Piece piece) {
        return switch (piece) {
            case Piece.Other _ -> true;
            case Piece.Meaning meaning -> frame.kind().writes() && ((Frame.isSituation(meaning.concept())
                    && !frame.takes().contains(meaning.concept()))
                    || (frame.asksFor(Slot.Kind.ITEM) && mention.isBesideName(reading, meaning))
                    || Turned.by(meaning, this));
            case Piece.ItemName _,Piece.Amount _,Piece.Id _ -> false;
        };
    }

    double confidence() {
        return Math.max(0, SURE * filling.likeness() - strays().size() * STRAY_DOUBT - unknownWords() * WORD_DOUBT);
    }

    boolean isComplete() {
        return filling.missing().isEmpty() && !filling.isAmbiguous();
    }

    /** "Deliver mark kar do" behind a comma says nothing by itself. */
    boolean saysMoreThanItsVerb() {
        return !mention.pieces().isEmpty() || filling.get(Slot.Kind.ORDER_ID, String.class) != null
                || filling.get(Slot.Kind.PRICE, BigDecimal.class) != null;
    }

    /** "Oreo nikal do" may ask for a packet; "list se nikal do" is about the catalogue. */
    boolean onlyTakesOut() {
        return intent() == IntentName.REMOVE_ITEM && !reading.hasAny(OF_CATALOGUE) && reading.all(Piece.Meaning.class)
                .filter(meaning -> meaning.concept() == Concept.REMOVE)
                .allMatch(meaning -> TAKING_OUT.contains(reading.word(meaning.from())));
    }

    /** "Create an order" is one phrase, and says both. */
    private boolean isOrderTaken() {
        return frame.needs(Concept.BOOK) && unknownWords() == 0 && reading.all(Piece.Meaning.class)
                .anyMatch(meaning -> meaning.concept() == Concept.BOOK && meaning.to() > meaning.from() + 1);
    }

    /** So many words that no item is called by are talk. */
    private boolean isTalk() {
        return !mention.isKnown() && mention.pieces().size() > MOST_WORDS && filling.given() == 0;
    }

    /** "Sugar ka bhav mandi me badh gaya": one word of ours among general ones, and no value, is talk. */
    private boolean isAboutOthers() {
        var saysLittle = mention.pieces().isEmpty() || frame.needs(Concept.PRICE)
                || (!mention.isKnown() && filling.given() == 0);
        return frame.kind().writes() && frame.needs().size() == 1 && !isComplete() && saysLittle
                && !filling.isAmbiguous() && reading.all(Piece.Meaning.class)
                        .anyMatch(meaning -> Frame.isGeneral(meaning.concept()));
    }

    /** Whether enough was said to ask for the rest. */
    boolean isWorthAsking() {
        if (isAboutOthers() || (reading.has(Concept.MASS) && frame.asksFor(Slot.Kind.ITEM) && !mention.isKnown())) {
            return false;
        }
        var said = frame.needs().size() + taken() > 1 && (unknownWords() == 0 || frame.kind().writes());
        return said || isOrderTaken() || filling.given() > 0
                || (frame.asksFor(Slot.Kind.ITEM) && !mention.pieces().isEmpty() && !isTalk())
                || (frame.kind() == Frame.Kind.READ && strays().isEmpty() && unknownWords() == 0);
    }
}
