package com.tarcommerce.ai.intent.rules;

import java.util.List;

/** Words taken over as typed, and the pieces they came from. */
record Typed(String text, List<Piece> pieces) {

    void into(Filling filling, Slot.Kind slot) {
        filling.put(slot, text);
        filling.use(pieces);
    }
}
