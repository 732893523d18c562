package com.tarcommerce.ai.intent.rules;

import java.util.ArrayList;
import java.util.List;

/** Pieces of a text that stand side by side. */
final class Runs {
    private Runs() {
    }

    /** @param some pieces of the reading, in its order */
    static List<List<Piece>> of(Reading reading, List<? extends Piece> some) {
        var runs = new ArrayList<List<Piece>>();
        var open = new ArrayList<Piece>();
        for (var piece : reading.pieces()) {
            if (some.contains(piece)) {
                open.add(piece);
            } else if (!open.isEmpty()) {
                runs.add(List.copyOf(open));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            runs.add(List.copyOf(open));
        }
        return runs;
    }
}
