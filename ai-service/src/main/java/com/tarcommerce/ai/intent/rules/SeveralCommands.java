package com.tarcommerce.ai.intent.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds out whether one text holds more than one command. */
final class SeveralCommands {
    private SeveralCommands() {
    }

    static final String PLUS = "+";

    /** @param fits the frames that fit a part of the text by itself */
    static boolean in(Reading reading, List<Fit> whole, Function<Reading, List<Fit>> fits) {
        if (whole.stream().anyMatch(SeveralCommands::namesSeveral)) {
            return true;
        }
        return whole.stream().noneMatch(SeveralCommands::explainsAll) && standApart(parts(reading).stream().map(fits)
                .map(some -> some.stream().filter(SeveralCommands::stands).toList()).filter(some -> !some.isEmpty())
                .toList());
    }

    /** "New order: Ramesh, 10 maggi": what asks for more and a bare amount are one command. */
    private static boolean standApart(List<List<Fit>> parts) {
        var complete = parts.stream().filter(part -> part.stream().anyMatch(Fit::isComplete)).toList();
        return complete.size() > 1 || (parts.size() > 1
                && complete.stream()
                        .allMatch(part -> part.stream().anyMatch(fit -> !fit.frame().kind().mustExplainAll())));
    }

    private static boolean namesSeveral(Fit fit) {
        return (fit.frame().asksFor(Slot.Kind.ITEM) && fit.mention().several())
                || (fit.frame().asksFor(Slot.Kind.ORDER_ID) && orders(fit.reading()) > 1);
    }

    private static long orders(Reading reading) {
        var ids = reading.all(Piece.Id.class).filter(id -> id.of() == Concept.ORDER).count();
        return ids + reading.all(Piece.Amount.class).filter(amount -> Ids.mayBeOrder(reading, amount)).count();
    }

    static boolean explainsAll(Fit fit) {
        return fit.strays().isEmpty() && fit.unknownWords() == 0 && fit.isComplete();
    }

    private static boolean stands(Fit fit) {
        return fit.strays().isEmpty() && (fit.isComplete() || (fit.isWorthAsking() && fit.saysMoreThanItsVerb()));
    }

    /** The parts as typed, but for those that say nothing; whatever stands behind the asking for a reminder is of it. */
    static List<String> typed(Reading reading) {
        var typed = new ArrayList<String>();
        for (var part : parts(reading)) {
            if (!SaidTwice.saysSomething(part)) {
                continue;
            }
            var from = part.pieces().getFirst().from();
            if (part.has(Concept.REMIND)) {
                typed.add(reading.typed(from, reading.tokens().size()));
                break;
            }
            typed.add(reading.typed(from, part.pieces().getLast().to()));
        }
        return typed;
    }

    /** The plus of "set maggi to 5 + remove lays". */
    private static boolean isPlus(Reading reading, Piece piece) {
        return piece.means(Concept.ODD) && reading.word(piece.from()).equals(PLUS);
    }

    /** The text cut where it says "and" or "+", or ends a sentence. */
    static List<Reading> parts(Reading reading) {
        var parts = new ArrayList<Reading>();
        var open = new ArrayList<Piece>();
        for (var piece : reading.pieces()) {
            if (piece.means(Concept.AND) || isPlus(reading, piece)) {
                parts.add(reading.with(open));
                open.clear();
            } else {
                open.add(piece);
            }
        }
        parts.add(reading.with(open));
        return parts;
    }
}
