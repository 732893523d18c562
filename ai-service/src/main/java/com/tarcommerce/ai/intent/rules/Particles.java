package com.tarcommerce.ai.intent.rules;

import java.util.List;
import java.util.Set;

/** Small words that belong to the name of goods: clip on, roll on, pull up. */
final class Particles {
    private static final Set<String> PARTICLES = RuleWords.of("new name particles");
    private static final Set<String> BEFORE = RuleWords.of("new name before particles");

    private Particles() {
    }

    /** The on of "clip on 899 rs" and of "roll on deo". */
    static boolean is(Reading reading, List<Piece> pieces, int at) {
        return at > 0 && pieces.get(at).to() == pieces.get(at).from() + 1
                && PARTICLES.contains(reading.word(pieces.get(at).from()))
                && BEFORE.contains(reading.word(pieces.get(at - 1).from()));
    }
}
