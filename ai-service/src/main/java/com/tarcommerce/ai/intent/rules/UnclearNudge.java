package com.tarcommerce.ai.intent.rules;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Knows when it has to be asked whether a cart is to be nudged, for it was, it shall be later, or somebody else is told. */
final class UnclearNudge {
    private static final Set<Concept> TELLING = EnumSet.of(Concept.NUDGE, Concept.MESSAGE, Concept.REMIND);
    private static final Set<Concept> OF_WORK = EnumSet.of(Concept.REMIND, Concept.TASK);
    private static final Set<Concept> OTHERS = EnumSet.of(Concept.COURIER, Concept.LAST_CHANGE, Concept.ONWARDS);
    private static final int LONGEST = 9;
    private static final Set<String> OTHER = RuleWords.of("unclear nudge words");
    private static final Set<String> US = RuleWords.of("guard to us");
    private static final Set<String> TO_US = RuleWords.of("unclear nudge us");
    private static final Set<String> BEFORE = RuleWords.of("unclear nudge before");
    private static final Set<String> NOT_OF = RuleWords.of("unclear nudge not of");

    private UnclearNudge() {
    }

    static boolean is(Reading reading, Filling filling) {
        var cart = filling.get(Slot.Kind.CART_ID, String.class);
        return (cart != null && (cart.matches("\\d+\\D+\\d+") || cart.length() > LONGEST || isOther(reading, cart)))
                || reading.hasAny(OTHERS) || (reading.has(Concept.NUDGE) && reading.hasAny(OF_WORK))
                || reading.tokens().stream().map(token -> token.text())
                        .anyMatch(word -> OTHER.contains(word) || US.contains(word))
                || reading.pieces().stream().anyMatch(piece -> piece.means(TELLING) && isOthers(reading, piece));
    }

    /** "The cart of 1200", "customer 42". */
    private static boolean isOther(Reading reading, String cart) {
        return IntStream.range(1, reading.tokens().size())
                .anyMatch(at -> reading.word(at).equals(cart) && NOT_OF.contains(reading.word(at - 1)));
    }

    /** "Ping me", "cart 42 ka message", "cart 42 wale ne message kiya". */
    private static boolean isOthers(Reading reading, Piece piece) {
        return TO_US.contains(reading.word(piece.to()))
                || (!piece.means(Concept.REMIND) && BEFORE.contains(reading.word(piece.from() - 1)))
                || IntStream.range(piece.from(), piece.to()).anyMatch(at -> reading.word(at).equals("me"));
    }
}
