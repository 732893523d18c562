package com.tarcommerce.ai.intent.rules;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the name of a customer, which no table knows: "for Ramesh", "Ramesh ka order", "naya order: Ramesh, 2 poha". */
final class CustomerFinder {
    static final Set<String> MARKS = RuleWords.of("customer finder marks");
    static final Set<Concept> ORDERING = EnumSet.of(Concept.ORDER, Concept.BOOK, Concept.WANT, Concept.SEND_OUT);
    private static final Set<Concept> NOT_BY_THEMSELVES = EnumSet.of(Concept.FILLER, Concept.CUSTOMER);
    private static final Set<String> NAMING = RuleWords.of("customer finder naming");

    /** "For Ramesh", "Ramesh ke liye"; what the catalogue knows is an item, unless an item is named besides. */
    Optional<Typed> find(Reading reading, ItemFinder items) {
        var pieces = reading.pieces();
        for (var at = 0; at < pieces.size(); at++) {
            if (pieces.get(at) instanceof Piece.Meaning(var concept, _, _)) {
                var run = switch (concept) {
                    case FOR -> withoutItem(reading, items, NameRuns.forward(reading, at + 1), true);
                    case FOR_BEFORE -> withoutItem(reading, items, NameRuns.backward(reading, at - 1), false);
                    case FROM -> reading.hasAny(Set.of(Concept.ORDER, Concept.BOOK))
                            ? withoutItem(reading, items, NameRuns.forward(reading, at + 1), true)
                            : List.<Piece>of();
                    case WANT, FILLER, CUSTOMER, ORDER, BOOK -> asking(reading, items, at);
                    default -> List.<Piece>of();
                };
                if (!run.isEmpty()) {
                    return Optional.of(withoutPossessive(Typed.of(reading, run)));
                }
            }
        }
        return reading.hasAny(ORDERING)
                ? NameSetOff.apart(reading, items).or(() -> NameSetOff.beside(reading, items))
                : Optional.empty();
    }

    /** "Ritu's order" is Ritu's. */
    private static Typed withoutPossessive(Typed name) {
        var text = name.text();
        return text.endsWith("'s") ? new Typed(text.substring(0, text.length() - 2), name.pieces()) : name;
    }

    /** "Ramesh ko 2 doodh chahiye", "Ramesh ka order", "Ramesh wants 2 milk": who begins the text, if no item does. */
    private static List<Piece> asking(Reading reading, ItemFinder items, int at) {
        var piece = (Piece.Meaning) reading.pieces().get(at);
        var said = reading.tokens().get(piece.from()).text();
        var named = NAMING.contains(said) ? NameRuns.forward(reading, behindNaming(reading, at + 1)) : List.<Piece>of();
        var marked = !NOT_BY_THEMSELVES.contains(piece.concept()) || MARKS.contains(said);
        var run = named.isEmpty() && marked ? NameRuns.backward(reading, at - 1) : named;
        var isFirst = !named.isEmpty() || run.isEmpty()
                || reading.pieces().subList(0, reading.pieces().indexOf(run.getFirst())).stream()
                        .allMatch(CustomerFinder::saysNothing);
        var isNamed = !named.isEmpty() || piece.concept() == Concept.WANT || isMarkedAsName(reading, run, piece);
        return run.isEmpty() || !isFirst || !isNamed
                || (items.find(reading.with(run), new HashSet<>()).isKnown() && !hasTitle(reading, run))
                || (items.find(reading, new HashSet<>(run)).pieces().isEmpty() && !hasTitle(reading, run))
                        ? List.of()
                        : run;
    }

    /** "Sharma ji ka order likho": a person, though no goods are named besides. */
    private static boolean hasTitle(Reading reading, List<Piece> run) {
        return NameSetOff.TITLES.contains(reading.word(run.getLast().to()));
    }

    /** "Ramesh ka order", "Ritu's order", "Ramesh order": not "punch in an order". */
    private static boolean isMarkedAsName(Reading reading, List<Piece> run, Piece.Meaning asked) {
        if (run.isEmpty() || NOT_BY_THEMSELVES.contains(asked.concept())) {
            return true;
        }
        var behind = reading.tokens().get(run.getLast().to());
        return reading.tokens().get(run.getLast().to() - 1).text().endsWith("'s") || MARKS.contains(behind.text())
                || MARKS.contains(reading.word(asked.from()))
                || (run.getLast().to() == asked.from() && NameRuns.isCapital(reading, run));
    }

    /** "Customer name Harpreet", "customer: Harpreet". */
    private static int behindNaming(Reading reading, int from) {
        var at = from;
        while (at < reading.pieces().size() && saysNothing(reading.pieces().get(at))) {
            at++;
        }
        return at;
    }

    private static boolean saysNothing(Piece piece) {
        return piece instanceof Piece.Meaning(var concept, _, _) && Frame.GRAMMAR.contains(concept);
    }

    /** Where no item is named besides, the end away from "for" may be one: "3 bread Suresh ke liye". */
    private static List<Piece> withoutItem(Reading reading, ItemFinder items, List<Piece> run, boolean itemIsLast) {
        var other = items.find(reading, new HashSet<>(run));
        if (run.isEmpty() || other.isKnown()
                || (!other.pieces().isEmpty() && !items.find(reading.with(run), Set.of()).isKnown())) {
            return run;
        }
        for (var size = run.size(); size > 0; size--) {
            var item = itemIsLast ? run.subList(run.size() - size, run.size()) : run.subList(0, size);
            var mention = items.find(reading.with(item), new HashSet<>());
            if (mention.isKnown() && mention.pieces().size() == item.size()) {
                return itemIsLast ? run.subList(0, run.size() - size) : run.subList(size, run.size());
            }
        }
        return run;
    }
}
