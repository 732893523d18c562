package com.tarcommerce.ai.intent.rules;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Knows what was with an order once, and what somebody wishes: "1042 delivered tha", "1042 deliver kare". */
final class StateOrWish {
    private static final Set<Concept> STATES = EnumSet.of(Concept.DELIVERED, Concept.SHIPPED, Concept.PACKED,
            Concept.CANCELLED, Concept.PAID, Concept.REFUNDED, Concept.DELIVER, Concept.SHIP, Concept.PACK,
            Concept.CANCEL, Concept.REFUND);
    private static final Set<String> WISHES = RuleWords.of("state or wish");

    private StateOrWish() {
    }

    static boolean is(Reading reading) {
        return reading.all(Piece.Meaning.class).anyMatch(verb -> STATES.contains(verb.concept())
                && (reading.word(verb.to()).equals("tha") || isWished(reading, verb.to())
                        || isWished(reading, verb.to() - 1)));
    }

    /** As typed, for "kare" is "karo" to all others. */
    private static boolean isWished(Reading reading, int at) {
        return at > 0 && at == reading.tokens().size() - 1
                && WISHES.contains(reading.typed(at, at + 1).toLowerCase(Locale.ROOT));
    }
}
