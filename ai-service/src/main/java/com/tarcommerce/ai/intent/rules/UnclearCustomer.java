package com.tarcommerce.ai.intent.rules;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Knows when it has to be asked for whom an order is, for its customer may be another, or a supplier, a day, or nobody. */
final class UnclearCustomer {
    private static final Set<Concept> ASKING = EnumSet.of(Concept.ORDER, Concept.BOOK);
    private static final Set<String> POSSESSIVE = RuleWords.of("possessive");
    private static final Set<String> PERSONS = RuleWords.of("unclear customer persons");
    private static final Set<String> KIN = RuleWords.of("unclear customer kin");
    private static final Set<String> NO_NAMES = RuleWords.of("unclear customer no names");
    private static final Set<String> ORDERING = RuleWords.of("unclear customer ordering");
    private static final Set<String> GIVING = RuleWords.of("unclear customer giving");

    private UnclearCustomer() {
    }

    static boolean is(Reading reading, @Nullable Typed name, Mention goods) {
        return name == null
                ? isForSomebody(reading, goods)
                : isLonger(reading, name) || isKin(reading, name) || holdsOther(reading, name)
                        || isSupplier(reading, name);
    }

    /** "Raju tent wale ke naam": he is called by his trade. */
    private static boolean isLonger(Reading reading, Typed name) {
        return name.pieces().size() > 1 && reading.word(name.pieces().getLast().to()).startsWith("wal");
    }

    /** "For the shop", "mummy ji ke liye", "naya order: sethji": of whom no name is told. */
    private static boolean isForSomebody(Reading reading, Mention goods) {
        return reading.has(Concept.PEOPLE) || reading.says(PERSONS)
                || IntStream.range(0, reading.pieces().size()).anyMatch(
                        at -> (reading.pieces().get(at).means(Concept.FOR) && !isGoods(reading, goods, at, 1))
                                || (reading.pieces().get(at).means(Concept.FOR_BEFORE)
                                        && !isGoods(reading, goods, at, -1)));
    }

    /** "An order for 4 trolleys", "for the trolley". */
    private static boolean isGoods(Reading reading, Mention goods, int from, int step) {
        var at = from + step;
        while (at > 0 && at < reading.pieces().size() && reading.pieces().get(at).means(Concept.FILLER)) {
            at += step;
        }
        return at >= 0 && at < reading.pieces().size() && (reading.pieces().get(at) instanceof Piece.Amount
                || goods.pieces().contains(reading.pieces().get(at)));
    }

    /** "Ramesh ke bhai ka order", "order for Ramesh's wife": not Ramesh's. */
    private static boolean isKin(Reading reading, Typed name) {
        var end = name.pieces().getLast().to();
        if (reading.word(end - 1).endsWith("'s")) {
            return KIN.contains(reading.word(end));
        }
        while (NameSetOff.TITLES.contains(reading.word(end))) {
            end++;
        }
        return POSSESSIVE.contains(reading.word(end)) && KIN.contains(reading.word(end + 1));
    }

    /** "Sunday ke liye", "half Gulab", "udhaar Munna": a day, a feast or terms are nobody's name. */
    private static boolean holdsOther(Reading reading, Typed name) {
        return IntStream.range(name.pieces().getFirst().from(), name.pieces().getLast().to())
                .anyMatch(at -> NO_NAMES.contains(reading.word(at)));
    }

    /** "Ramesh traders se 50 maggi order karo", "Ramesh ko 50 maggi ka order do", "order 5 maggi from metro": what we order. */
    private static boolean isSupplier(Reading reading, Typed name) {
        var first = name.pieces().getFirst();
        var behind = reading.word(name.pieces().getLast().to());
        return (behind.equals("se") && reading.pieces().stream().anyMatch(piece -> isOrdering(reading, piece)))
                || (behind.equals("ko") && reading.pieces().stream()
                        .anyMatch(piece -> piece.means(ASKING) && GIVING.contains(reading.word(piece.to()))))
                || (reading.word(first.from() - 1).equals("from") && isOrdering(reading, reading.pieces().getFirst())
                        && reading.all(Piece.Amount.class).anyMatch(amount -> amount.to() < first.from()));
    }

    private static boolean isOrdering(Reading reading, Piece piece) {
        return ORDERING.contains(reading.words(piece));
    }
}
