package com.tarcommerce.ai.intent.rules;

import java.util.List;

/** Words taken over as typed, and the pieces they came from. */
record Typed(String text, List<Piece> pieces) {

    void into(Filling filling, Slot.Kind slot) {
        filling.put(slot, text);
        filling.use(pieces);
    }

    static Typed of(Reading reading, List<Piece> run) {
        return new Typed(reading.typed(run.getFirst().from(), run.getLast().to()), List.copyOf(run));
    }

    /** Whether a piece may be a word of a name. */
    static boolean mayBe(Piece piece) {
        return piece instanceof Piece.Other || piece instanceof Piece.ItemName;
    }
}
