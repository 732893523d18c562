package com.tarcommerce.ai.intent.rules;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds a customer's name that nothing marks, by where it stands: "order likho ramesh 4 maggi", "5 kg sugar ka order anand
 * sweets", "302 wali aunty ko". What no item sounds like, and is no name that we know, is asked about.
 *
 * @param clear whether it is a name by itself: titled, a place, a name that many bear
 */
record NameInPlace(Typed name, boolean clear) {
    private static final int LONGEST = 4;
    private static final Set<Concept> ORDERS = EnumSet.of(Concept.ORDER, Concept.BOOK);
    private static final Set<Concept> SILENT = EnumSet.of(Concept.FILLER, Concept.AND, Concept.LIGHT, Concept.IS);
    private static final Set<Concept> BETWEEN = EnumSet.of(Concept.FILLER, Concept.FROM, Concept.FOR);
    private static final Set<String> GIVEN = RuleWords.of("given names");
    private static final Set<String> CALLING = RuleWords.of("name in place calling");
    private static final Set<String> TO_WHOM = RuleWords.of("name in place to whom");
    private static final Set<String> FLATS = RuleWords.of("name in place flats");

    static Optional<NameInPlace> find(Reading reading, ItemFinder items) {
        var neighbour = neighbour(reading);
        if (neighbour.isPresent() || !reading.hasAny(ORDERS)) {
            return neighbour;
        }
        var runs = NameWords.runs(reading).stream()
                .filter(run -> run.size() <= LONGEST && isNoItem(reading, items, run)).toList();
        return runs.size() != 1
                ? Optional.empty()
                : Optional.of(runs.getFirst()).filter(run -> stands(reading, items, run))
                        .map(run -> new NameInPlace(Typed.of(reading, run), isClear(reading, run)));
    }

    private static boolean stands(Reading reading, ItemFinder items, List<Piece> run) {
        var hasAmount = reading.all(Piece.Amount.class).findAny().isPresent();
        if (!hasAmount) {
            return isAlone(reading, run) && items.find(reading, new HashSet<>(run)).pieces().isEmpty();
        }
        return items.find(reading, new HashSet<>(run)).isKnown()
                && (isBetween(reading, run)
                        || (isClear(reading, run) && (isFirst(reading, run) || isLast(reading, run))));
    }

    /** "Order likho ramesh 4 maggi". */
    private static boolean isBetween(Reading reading, List<Piece> run) {
        return beside(reading, run, -1).means(ORDERS) && beside(reading, run, 1) instanceof Piece.Amount;
    }

    /** "Lakshmi akka 5 maggi order", "gupta store order 5 maggi"; whose name stands before the asking may be called. */
    private static boolean isFirst(Reading reading, List<Piece> run) {
        return reading.pieces().indexOf(run.getFirst()) == 0 && (beside(reading, run, 1) instanceof Piece.Amount
                || (beside(reading, run, 1).means(Concept.ORDER) && NameWords.hasPlace(reading, run)));
    }

    /** "10 kg sugar order gupta store", "vim bar ke 40 ka order verma coaching". */
    private static boolean isLast(Reading reading, List<Piece> run) {
        var behind = reading.pieces().indexOf(run.getLast()) + 1;
        return reading.pieces().subList(behind, reading.pieces().size()).stream()
                .allMatch(piece -> piece.means(SILENT));
    }

    /** "Order banao mishra ji ka", "guddu ka order likho": nothing else is said. */
    private static boolean isAlone(Reading reading, List<Piece> run) {
        return TO_WHOM.contains(reading.word(behindTitles(reading, run.getLast().to())))
                && reading.pieces().stream().filter(piece -> !run.contains(piece))
                        .allMatch(piece -> piece.means(SILENT) || piece.means(ORDERS)
                                || piece.means(Concept.NEW));
    }

    /** "302 wali aunty ko", "flat 302 ko": who lives there. */
    private static Optional<NameInPlace> neighbour(Reading reading) {
        if (!(reading.pieces().getFirst() instanceof Piece.Amount || FLATS.contains(reading.word(0)))) {
            return Optional.empty();
        }
        var number = reading.all(Piece.Amount.class).filter(amount -> amount.unit() == null && amount.from() <= 2)
                .findFirst().orElse(null);
        if (number == null || (number.from() > 0 && !FLATS.contains(reading.word(0)))) {
            return Optional.empty();
        }
        var wala = reading.word(number.to()).equals("wala");
        var end = behindTitles(reading, wala ? number.to() + 1 : number.to());
        var isPerson = number.from() > 0 || (wala && end > number.to() + 1);
        return isPerson && TO_WHOM.contains(reading.word(end))
                ? Optional.of(new NameInPlace(Typed.of(reading, reading.pieces().stream()
                        .filter(piece -> piece.to() <= end).toList()), true))
                : Optional.empty();
    }

    private static int behindTitles(Reading reading, int from) {
        var at = from;
        while (NameSetOff.TITLES.contains(reading.word(at)) || CALLING.contains(reading.word(at))) {
            at++;
        }
        return at;
    }

    private static boolean isNoItem(Reading reading, ItemFinder items, List<Piece> run) {
        return run.stream().allMatch(piece -> !(piece instanceof Piece.Other)
                || items.find(reading.with(List.of(piece)), Set.of()).isNothing())
                && !IntStream.range(run.getFirst().from(), run.getLast().to())
                        .allMatch(at -> CALLING.contains(reading.word(at)));
    }

    private static boolean isClear(Reading reading, List<Piece> run) {
        return NameRuns.isCapital(reading, run) || NameWords.hasPlace(reading, run)
                || behindTitles(reading, run.getLast().to()) > run.getLast().to()
                || IntStream.range(run.getFirst().from(), run.getLast().to()).mapToObj(reading::word)
                        .anyMatch(word -> GIVEN.contains(word) || CALLING.contains(word));
    }

    private static Piece beside(Reading reading, List<Piece> run, int step) {
        var at = reading.pieces().indexOf(step < 0 ? run.getFirst() : run.getLast()) + step;
        while (at > 0 && at + 1 < reading.pieces().size() && reading.pieces().get(at).means(BETWEEN)
                && !TO_WHOM.contains(reading.word(reading.pieces().get(at).from()))) {
            at += step;
        }
        return at < 0 || at >= reading.pieces().size() ? new Piece.Other(0, 0) : reading.pieces().get(at);
    }
}
