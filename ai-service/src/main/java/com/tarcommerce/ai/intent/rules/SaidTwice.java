package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.common.contract.ai.IntentName;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the one command that several sentences say: "eggs over, no eggs left", "sold 5 eggs. reduce eggs by 5". */
final class SaidTwice {
    /** Intents that do the same when they are done again. */
    private static final Set<IntentName> SAME_AGAIN = EnumSet.of(IntentName.UPDATE_STOCK, IntentName.UPDATE_PRICE,
            IntentName.REMOVE_ITEM, IntentName.UPDATE_ORDER_STATUS, IntentName.CANCEL_TASK, IntentName.CHECK_STOCK,
            IntentName.ORDER_STATUS, IntentName.LIST_LOW_STOCK, IntentName.LIST_ORDERS, IntentName.SALES_SUMMARY,
            IntentName.HELP, IntentName.LIST_TASKS, IntentName.LIST_ABANDONED_CARTS, IntentName.SUMMARIZE_CHAT,
            IntentName.SHOW_ACCESS);
    private static final Set<Concept> ORDERS_IT = EnumSet.of(Concept.ADD, Concept.REMOVE, Concept.INCREASE,
            Concept.DECREASE);

    private SaidTwice() {
    }

    /** @param fits the frames that fit a part of the text by itself */
    static Optional<Fit> in(Reading reading, Function<Reading, List<Fit>> fits) {
        var parts = SeveralCommands.parts(reading).stream().filter(SaidTwice::saysSomething).toList();
        if (parts.size() < 2) {
            return Optional.empty();
        }
        var said = parts.stream().map(part -> Decision.best(fits.apply(part)))
                .flatMap(Optional::stream).filter(SaidTwice::isPlain).toList();
        return said.size() < parts.size()
                ? Optional.empty()
                : said.stream().filter(Fit::isComplete)
                        .max(Comparator.comparingInt(fit -> fit.filling().filled()))
                        .filter(fullest -> said.stream()
                                .allMatch(other -> other.equals(fullest) || isTheSame(fullest, other)));
    }

    static boolean saysSomething(Reading part) {
        return part.pieces().stream().anyMatch(piece -> !(piece instanceof Piece.Meaning(var concept, _, _))
                || !(Frame.GRAMMAR.contains(concept) || Frame.isGeneral(concept)));
    }

    private static boolean isPlain(Fit fit) {
        return fit.strays().isEmpty() && fit.unknownWords() == 0 && !fit.frame().kind().alwaysAsks();
    }

    /** A fact and the order to write it down are one change of stock; two facts are two. */
    private static boolean isTheSame(Fit one, Fit other) {
        return one.intent() == other.intent() && other.filling().isWithin(one.filling())
                && (SAME_AGAIN.contains(one.intent())
                        || (one.intent() == IntentName.ADJUST_STOCK && ordersIt(one) != ordersIt(other)));
    }

    private static boolean ordersIt(Fit fit) {
        return ORDERS_IT.stream().anyMatch(fit.frame()::needs);
    }
}
