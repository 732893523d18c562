package com.tarcommerce.ai.intent.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Words side by side that no table explains, with the trade or the place that is part of a name: "school canteen", "saxena contractor". */
final class NameWords {
    private static final Set<String> PLACES = RuleWords.of("name runs places");

    private NameWords() {
    }

    static List<List<Piece>> runs(Reading reading) {
        return Runs.of(reading, reading.pieces().stream()
                .filter(piece -> piece instanceof Piece.Other || isPlace(reading, piece)).toList()).stream()
                .filter(run -> run.size() > 1 || run.getFirst() instanceof Piece.Other).toList();
    }

    static boolean hasPlace(Reading reading, List<Piece> run) {
        return IntStream.range(run.getFirst().from(), run.getLast().to())
                .anyMatch(at -> PLACES.contains(reading.word(at)));
    }

    private static boolean isPlace(Reading reading, Piece piece) {
        return piece instanceof Piece.Meaning(_, var from, var to) && to == from + 1
                && PLACES.contains(reading.word(from));
    }
}
