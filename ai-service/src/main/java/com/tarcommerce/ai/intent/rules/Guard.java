package com.tarcommerce.ai.intent.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Words that make a text no command: negation, doubt, hearsay, talk of the future, "all", injections. */
final class Guard {
    private static final Set<Concept> ALWAYS = Set.of(Concept.NEGATION, Concept.HYPOTHETICAL, Concept.REPORTED,
            Concept.FUTURE, Concept.OR, Concept.INJECTION);

    private Guard() {
    }

    static boolean stops(Reading reading) {
        return reading.hasAny(ALWAYS) || countsPeople(reading.pieces());
    }

    /** "20 log aaye the": what is counted is no stock. */
    private static boolean countsPeople(List<Piece> pieces) {
        return IntStream.range(1, pieces.size())
                .anyMatch(at -> pieces.get(at) instanceof Piece.Meaning(var concept, _, _) && concept == Concept.PEOPLE
                        && pieces.get(at - 1) instanceof Piece.Amount amount && amount.unit() == null);
    }

    /** What shall be remembered may hold any words; what stands before and around the asking may not. */
    static boolean stopsBefore(List<Piece> pieces, Piece.Meaning asking) {
        return pieces.stream().filter(piece -> piece.from() <= asking.to()).anyMatch(Guard::isStop);
    }

    private static boolean isStop(Piece piece) {
        return piece instanceof Piece.Meaning(var concept, _, _) && concept != Concept.FUTURE
                && concept != Concept.OR
                && (ALWAYS.contains(concept) || concept == Concept.QUESTION || concept == Concept.WHY);
    }
}
