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
        while (!run.isEmpty() && from + run.size() < pieces.size()
                && isPlace(reading, pieces.get(from + run.size()))) {
            run.add(pieces.get(from + run.size()));
        }
        return run;
    }

    /** The clinic of "City Clinic", the store of "Kiran General Store". */
    private static boolean isPlace(Reading reading, Piece piece) {
        return piece instanceof Piece.Meaning(_, var first, var last) && last == first + 1
                && PLACES.contains(reading.tokens().get(first).text());
    }

    /** The hotel of "hotel Sagar". */
    private static boolean isOfName(List<Piece> pieces, int at) {
        return pieces.get(at) instanceof Piece.Meaning(var concept, _, _) && Frame.isGeneral(concept)
                && at + 1 < pieces.size() && Typed.mayBe(pieces.get(at + 1));
    }

    /** Whether a place stands behind a name, or behind another place that does. */
    private static boolean isPlaceOfName(Reading reading, int at) {
        var pieces = reading.pieces();
        return at > 0 && isPlace(reading, pieces.get(at))
                && (Typed.mayBe(pieces.get(at - 1)) || isPlaceOfName(reading, at - 1));
    }

    static List<Piece> backward(Reading reading, int from) {
        var pieces = reading.pieces();
        var run = new ArrayList<Piece>();
        var last = from;
        while (last >= 0 && !isPlaceOfName(reading, last)
                && pieces.get(last) instanceof Piece.Meaning(var concept, _, _) && concept == Concept.FILLER) {
            last--;
        }
        while (last > 0 && isPlaceOfName(reading, last)) {
            run.addFirst(pieces.get(last));
            last--;
        }
        for (; last >= 0 && Typed.mayBe(pieces.get(last)); last--) {
            run.addFirst(pieces.get(last));
        }
        var before = last;
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
