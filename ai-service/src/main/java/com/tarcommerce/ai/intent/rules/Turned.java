package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentName;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What turns a change into something else though every word of it is known. A sale or a delivery is told by its verb, and other words change
 * little, but that it was entered wrong or before, that one heard of it, or what is to come. A count that is set is only a number beside a
 * name: "maggi 12 raste me hai", "maggi 12 zyada hai", "maggi stock 12 galat hai" are no counts, so it bears the words of a count, manners,
 * and what says that it was counted. An order that is changed, comes back or was placed with a supplier is no new one.
 */
final class Turned {
    private static final Set<Concept> OF_ANOTHER_COUNT = EnumSet.of(Concept.NOISE, Concept.THING, Concept.PEOPLE,
            Concept.MESSAGE, Concept.COURIER, Concept.WENT, Concept.CUSTOMER, Concept.FROM, Concept.FROM_IT,
            Concept.OUT, Concept.LAST_CHANGE, Concept.ONWARDS);
    private static final Set<Concept> OF_ANOTHER_MOVE = EnumSet.of(Concept.LAST_CHANGE, Concept.ONWARDS);
    private static final Set<String> COUNTING = RuleWords.of("turned not of count");
    private static final Map<IntentName, Set<String>> BY = Map.of(
            IntentName.ADJUST_STOCK, RuleWords.of("turned by of move"),
            IntentName.UPDATE_STOCK, RuleWords.of("turned by of count"),
            IntentName.UPDATE_PRICE, RuleWords.of("turned by of price"),
            IntentName.CREATE_ORDER, RuleWords.of("turned by of order"));
    private static final Set<String> IN_ORDER = RuleWords.of("turned in order");
    private static final Set<String> PLACED = RuleWords.of("turned placed");
    private static final Set<Concept> CORRECTING = EnumSet.of(Concept.SET, Concept.LIGHT, Concept.PUT, Concept.SHOULD,
            Concept.OUGHT, Concept.COUNTED, Concept.LEVEL, Concept.INCREASE, Concept.DECREASE, Concept.DONE,
            Concept.ADD);
    private static final Set<String> ALL_RIGHT = RuleWords.of("turned all right");

    private Turned() {
    }

    /** Whether a piece beside a change may make it another one, so that it is asked about. */
    static boolean by(Piece.Meaning piece, Fit fit) {
        var reading = fit.reading();
        return BY.getOrDefault(fit.intent(), Set.of()).contains(reading.words(piece))
                || switch (fit.intent()) {
                    case UPDATE_STOCK -> isOfAnotherCount(piece, fit) || OfOne.is(reading, fit.mention(), piece)
                            || isJudged(reading, piece);
                    case ADJUST_STOCK -> OF_ANOTHER_MOVE.contains(piece.concept());
                    case UPDATE_PRICE -> isJudged(reading, piece);
                    case CREATE_ORDER -> isOldOrder(piece, fit);
                    default -> false;
                };
    }

    private static boolean isOfAnotherCount(Piece.Meaning piece, Fit fit) {
        return OF_ANOTHER_COUNT.contains(piece.concept()) && !fit.frame().needs(piece.concept())
                && !COUNTING.contains(fit.reading().words(piece)) && !isOldValue(fit.reading(), piece);
    }

    /** The "from" of "from 80 to 99". */
    private static boolean isOldValue(Reading reading, Piece.Meaning piece) {
        return piece.concept() == Concept.FROM && reading.all(Piece.Amount.class).count() > 1
                && reading.all(Piece.Amount.class).anyMatch(amount -> OldValue.isBehindFrom(reading, amount));
    }

    /** "Stock 12 galat hai", "12 bache galat hai", "rate 14 theek hai" say what a number is not, or that it may stay. */
    private static boolean isJudged(Reading reading, Piece.Meaning piece) {
        return (piece.concept() == Concept.WRONG && !reading.hasAny(CORRECTING))
                || ((piece.concept() == Concept.WRONG || ALL_RIGHT.contains(reading.words(piece)))
                        && reading.all(Piece.Amount.class).anyMatch(amount -> amount.to() == piece.from()));
    }

    /** "Ramesh ko 5 maggi chahiye the". */
    private static boolean isPast(Reading reading, Piece.Meaning piece) {
        return piece.to() == reading.tokens().size() && reading.words(piece).equals("the");
    }

    /** "Ramesh ka 5 maggi ka order bhejna hai": which was taken before. */
    private static boolean isToBeSent(Reading reading, Piece.Meaning piece) {
        return piece.concept() == Concept.SEND_OUT && reading.all(Piece.Meaning.class)
                .anyMatch(order -> order.concept() == Concept.ORDER && order.to() == piece.from());
    }

    /** "Ramesh ke order ko 2 maggi kar do"; and, with no customer, "maggi 24 packet order kiya": ours, with a supplier. */
    private static boolean isOldOrder(Piece.Meaning piece, Fit fit) {
        var reading = fit.reading();
        return piece.concept() == Concept.LAST_CHANGE || isToBeSent(reading, piece) || isPast(reading, piece)
                || (piece.concept() == Concept.ORDER && IN_ORDER.contains(reading.word(piece.to())))
                || (fit.filling().get(Slot.Kind.CUSTOMER, String.class) == null
                        && (PLACED.contains(reading.words(piece)) || (piece.concept() == Concept.ORDER
                                && PLACED.contains(reading.word(piece.to())))));
    }
}
