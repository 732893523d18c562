package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Leaves out the number that a text denies beside the right one: "11 not 17", "220 instead of 250", "17 nahi, 11". */
final class Corrected {
    /** A count or a price has one right value; of what was sold, another number may be on the books already. */
    private static final Set<Concept> STATES = EnumSet.of(Concept.STOCK, Concept.PRICE, Concept.IS, Concept.LEFT,
            Concept.SET, Concept.LIGHT);
    private static final Set<Concept> DEALS = EnumSet.of(Concept.SOLD, Concept.ARRIVED, Concept.DAMAGED,
            Concept.GIVEN, Concept.TOOK, Concept.BOUGHT, Concept.ADD, Concept.REMOVE, Concept.RETURNED);

    private Corrected() {
    }

    static List<Piece> pieces(List<Token> tokens, List<Piece> pieces) {
        if (!isOf(pieces, STATES) || isOf(pieces, DEALS)) {
            return pieces;
        }
        var corrected = new ArrayList<>(pieces);
        for (var at = 1; at + 1 < corrected.size(); at++) {
            if (corrected.get(at) instanceof Piece.Meaning(var concept, var from, _) && concept == Concept.NEGATION
                    && !Rethought.isSecondThought(tokens, corrected.get(at))) {
                var before = isAnd(corrected.get(at - 1)) ? at - 2 : at - 1;
                var behind = isAnd(corrected.get(at + 1)) ? at + 2 : at + 1;
                if (isNumber(corrected, before) && isNumber(corrected, behind)) {
                    var isBehind = !tokens.get(from).is("nahi");
                    leaveOut(corrected, isBehind ? at : before, isBehind ? behind : at);
                }
            }
        }
        return corrected;
    }

    private static void leaveOut(List<Piece> pieces, int first, int last) {
        var gone = new Piece.Meaning(Concept.FILLER, pieces.get(first).from(), pieces.get(last).to());
        pieces.subList(first, last + 1).clear();
        pieces.add(first, gone);
    }

    private static boolean isNumber(List<Piece> pieces, int at) {
        return at >= 0 && at < pieces.size() && pieces.get(at) instanceof Piece.Amount;
    }

    private static boolean isAnd(Piece piece) {
        return isOf(List.of(piece), EnumSet.of(Concept.AND));
    }

    private static boolean isOf(List<Piece> pieces, Set<Concept> concepts) {
        return pieces.stream().anyMatch(piece -> piece instanceof Piece.Meaning(var concept, _, _)
                && concepts.contains(concept));
    }
}
