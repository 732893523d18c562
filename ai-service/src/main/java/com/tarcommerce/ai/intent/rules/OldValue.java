package com.tarcommerce.ai.intent.rules;

import java.util.List;
import java.util.Set;

/** Tells what a count or a price was from what it shall be: "from 80 to 99", "80 se badhakar 99", "80 → 99". */
final class OldValue {
    private static final Set<String> BEFORE_THE_NEW = RuleWords.of("amounts before the new");
    private static final String ARROW_HEAD = ">";

    private OldValue() {
    }

    /** @return whether a value is said that was before; it is no new one */
    static boolean pass(Reading reading, Filling filling) {
        var free = reading.all(Piece.Amount.class).filter(filling::isFree).toList();
        var isThere = free.size() == 2 && is(reading, free.getFirst());
        if (isThere) {
            filling.use(List.of(free.getFirst()));
        }
        return isThere;
    }

    /** "Remove poha from 1042" names an order. */
    static boolean isBehindFrom(Reading reading, Piece.Amount amount) {
        var before = reading.pieces().indexOf(amount) - 1;
        return before >= 0 && reading.pieces().get(before) instanceof Piece.Meaning(var concept, _, _)
                && concept == Concept.FROM;
    }

    private static boolean is(Reading reading, Piece.Amount amount) {
        return isBehindFrom(reading, amount) || BEFORE_THE_NEW.contains(reading.word(amount.to()))
                || ARROW_HEAD.equals(reading.word(amount.to() + 1));
    }
}
