package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Resolution;
import java.util.List;
import java.util.Set;

/**
 * What a text says about an item.
 *
 * @param pieces   the pieces that say it
 * @param sizes    measures that are part of the found name, not amounts of it
 * @param several  whether more than one item is named
 */
record Mention(Resolution resolution, List<Piece> pieces, Set<String> sizes, boolean several) {
    private static final Resolution NOTHING = new Resolution.NotFound(List.of());

    static Mention none() {
        return new Mention(NOTHING, List.of(), Set.of(), false);
    }

    static Mention ofSeveral(List<Piece> pieces) {
        return new Mention(NOTHING, pieces, Set.of(), true);
    }

    /** Whether no name sounds like it even from afar. */
    boolean isNothing() {
        return resolution instanceof Resolution.NotFound(var nearest) && nearest.isEmpty();
    }

    boolean isKnown() {
        return !(resolution instanceof Resolution.NotFound);
    }
}
