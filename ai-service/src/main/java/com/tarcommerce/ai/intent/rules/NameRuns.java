package com.tarcommerce.ai.intent.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words side by side that may be a person's or a place's name: "Meena madam", "City Clinic", "hotel Sagar". */
final class NameRuns {
    private static final Set<String> PLACES = RuleWords.of("name runs places");

    private NameRuns() {
    }

    static List<Piece> forward(Reading reading, int from) {
        var pieces = reading.pieces();
        var run = new ArrayList<Piece>();
        for (var at = from; at < pieces.size() && (Typed.mayBe(pieces.get(at)) || isOfName(pieces, at)); at++) {
            run.add(pieces.get(at));
        }
        var behind = from + run.size();
        if (!run.isEmpty() && behind < pieces.size() && isPlace(reading, pieces.get(behind))) {
            run.add(pieces.get(behind));
        }
        return run;
    }

    /** The clinic of "City Clinic". */
    private static boolean isPlace(Reading reading, Piece piece) {
        return piece instanceof Piece.Meaning(var concept, var first, var last) && Frame.isGeneral(concept)
                && last == first + 1 && PLACES.contains(reading.tokens().get(first).text());
    }

    /** The hotel of "hotel Sagar". */
    private static boolean isOfName(List<Piece> pieces, int at) {
        return pieces.get(at) instanceof Piece.Meaning(var concept, _, _) && Frame.isGeneral(concept)
                && at + 1 < pieces.size() && Typed.mayBe(pieces.get(at + 1));
    }

    static List<Piece> backward(Reading reading, int from) {
        var pieces = reading.pieces();
        var run = new ArrayList<Piece>();
        var last = from;
        while (last >= 0 && pieces.get(last) instanceof Piece.Meaning(var concept, _, _) && concept == Concept.FILLER) {
            last--;
        }
        if (last > 0 && isPlace(reading, pieces.get(last)) && Typed.mayBe(pieces.get(last - 1))) {
            run.add(pieces.get(last));
            last--;
        }
        for (var at = last; at >= 0 && Typed.mayBe(pieces.get(at)); at--) {
            run.addFirst(pieces.get(at));
        }
        var before = last - run.size() + (run.size() > 0 && isPlace(reading, run.getLast()) ? 1 : 0);
        if (!run.isEmpty() && before >= 0 && isPlace(reading, pieces.get(before))) {
            run.addFirst(pieces.get(before));
        }
        return run;
    }

    /** Written as names are: Ramesh, not RAMESH. */
    static boolean isCapital(Reading reading, List<Piece> name) {
        return name.stream().allMatch(piece -> {
            var typed = reading.typed(piece.from(), piece.to());
            return Character.isUpperCase(typed.charAt(0)) && !typed.equals(typed.toUpperCase(Locale.ROOT));
        });
    }
}
