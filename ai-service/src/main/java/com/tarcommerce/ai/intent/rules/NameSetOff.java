package com.tarcommerce.ai.intent.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds a customer's name that nothing marks, for it is set off from the rest: "naya order: Ramesh, 2 poha". */
final class NameSetOff {
    static final Set<String> TITLES = RuleWords.of("name set off titles");
    private static final Set<String> TRADES = RuleWords.of("name set off trades");
    private static final int LONGEST_CUSTOMER = 3;
    private static final Set<String> DIVIDERS = RuleWords.of("name set off dividers");

    private NameSetOff() {
    }

    /** The Sharma of "3 bar Sharma ji le gaye" is no goods. */
    static boolean isTitled(Reading reading, Piece piece) {
        return piece instanceof Piece.Other && TITLES.contains(reading.word(piece.to()));
    }

    /** The mistri of "Raju mistri", the store of "Om Sai Store". */
    static Typed withTrade(Reading reading, Typed name) {
        var end = name.pieces().getLast().to();
        var behind = reading.pieces().stream().filter(piece -> piece.from() >= end)
                .takeWhile(piece -> piece instanceof Piece.Meaning && piece.to() == piece.from() + 1
                        && TRADES.contains(reading.word(piece.from())))
                .toList();
        return behind.isEmpty() || name.text().endsWith("'s")
                ? name
                : Typed.of(reading, Stream.concat(name.pieces().stream(), behind.stream()).toList());
    }

    /** "Naya order: Ramesh, 2 poha", "Verma: 5 kg sugar order": the one run of words set off that no item sounds like. */
    static Optional<Typed> beside(Reading reading, ItemFinder items) {
        if (reading.all(Piece.Amount.class).filter(amount -> !amount.isMeasure()).count() > 1) {
            return Optional.empty();
        }
        var runs = Runs.of(reading, reading.all(Piece.Other.class).toList()).stream()
                .filter(run -> run.size() <= LONGEST_CUSTOMER && run.stream()
                        .allMatch(word -> items.find(reading.with(List.of(word)), Set.of()).isNothing()))
                .toList();
        return runs.size() == 1 && isBeside(reading, runs.getFirst())
                && items.find(reading, new HashSet<>(runs.getFirst())).isKnown()
                        ? Optional.of(Typed.of(reading, runs.getFirst()))
                        : Optional.empty();
    }

    private static boolean isBeside(Reading reading, List<Piece> run) {
        var before = reading.pieces().indexOf(run.getFirst()) - 1;
        var behind = run.getLast().to() < reading.tokens().size() ? reading.tokens().get(run.getLast().to()) : null;
        var isNamed = NameRuns.isCapital(reading, run) || reading.tokens().get(run.getFirst().from()).heard()
                || (behind != null && TITLES.contains(behind.text()));
        var isDivided = behind != null && DIVIDERS.contains(behind.text());
        if (before < 0) {
            return isDivided || isNamed;
        }
        return (isSetOff(reading, run)
                && (isDivided || isNamed || (behind != null && CustomerFinder.MARKS.contains(behind.text()))))
                || (reading.pieces().get(before) instanceof Piece.Meaning(var concept, _, _)
                        && CustomerFinder.ORDERING.contains(concept) && (isNamed || isDivided
                                || (behind != null && CustomerFinder.MARKS.contains(behind.text()))));
    }

    /** "New order: 2 oreo Ramesh", "order for leggings, 2 pcs, Zoya": the last words, if no item sounds like them. */
    static Optional<Typed> apart(Reading reading, ItemFinder items) {
        var runs = Runs.of(reading, reading.all(Piece.class).filter(Typed::mayBe).toList());
        if (runs.isEmpty() || !runs.getLast().getLast().equals(reading.pieces().getLast())) {
            return Optional.empty();
        }
        var run = runs.getLast();
        var first = run.size();
        while (first > 0 && run.get(first - 1) instanceof Piece.Other
                && items.find(reading.with(List.of(run.get(first - 1))), Set.of()).isNothing()) {
            first--;
        }
        var name = run.subList(first, run.size());
        var stands = !name.isEmpty() && (NameRuns.isCapital(reading, name) || isSetOff(reading, name));
        return stands && items.find(reading, new HashSet<>(name)).isKnown()
                ? Optional.of(Typed.of(reading, name))
                : Optional.empty();
    }

    private static boolean isSetOff(Reading reading, List<Piece> name) {
        var before = reading.pieces().indexOf(name.getFirst()) - 1;
        return before >= 0 && Set.of(",", "-", ":", "–", "(").contains(
                reading.tokens().get(reading.pieces().get(before).from()).text());
    }
}
