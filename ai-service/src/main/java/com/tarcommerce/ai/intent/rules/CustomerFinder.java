package com.tarcommerce.ai.intent.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the name of a customer, which no table knows: "for Ramesh", "Ramesh ka order", "naya order: Ramesh, 2 poha". */
final class CustomerFinder {
    private static final Set<String> MARKS = Set.of("ka", "ki", "ke", "ko", "ne");
    private static final Set<Concept> ORDERING = EnumSet.of(Concept.ORDER, Concept.BOOK, Concept.WANT);
    private static final Set<Concept> NOT_BY_THEMSELVES = EnumSet.of(Concept.FILLER, Concept.CUSTOMER);
    private static final Set<String> PLACES = Set.of("clinic", "hospital", "hotel", "restaurant", "school", "college",
            "canteen", "hostel", "bakery", "society", "temple", "mandir", "ashram", "office", "caterers",
            "supermarket");
    private static final int LONGEST_CUSTOMER = 3;
    private static final Set<String> DIVIDERS = Set.of(",", "-", ":", "–");
    private static final Set<String> NAMING = Set.of("customer", "client", "grahak", "party");

    /** "For Ramesh", "Ramesh ke liye"; what the catalogue knows is an item, unless an item is named besides. */
    Optional<Typed> find(Reading reading, ItemFinder items) {
        var pieces = reading.pieces();
        for (var at = 0; at < pieces.size(); at++) {
            if (pieces.get(at) instanceof Piece.Meaning(var concept, _, _)) {
                var run = switch (concept) {
                    case FOR -> withoutItem(reading, items, forward(reading, at + 1), true);
                    case FOR_BEFORE -> withoutItem(reading, items, backward(reading, at - 1), false);
                    case FROM -> reading.hasAny(Set.of(Concept.ORDER, Concept.BOOK))
                            ? withoutItem(reading, items, forward(reading, at + 1), true)
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
                ? apart(reading, items).or(() -> beside(reading, items))
                : Optional.empty();
    }

    /** "Naya order: Ramesh, 2 poha", "Verma: 5 kg sugar order": the one run of words set off that no item sounds like. */
    private static Optional<Typed> beside(Reading reading, ItemFinder items) {
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
        var isNamed = isCapital(reading, run) || reading.tokens().get(run.getFirst().from()).heard();
        var isDivided = behind != null && DIVIDERS.contains(behind.text());
        if (before < 0) {
            return isDivided || isNamed;
        }
        return (isSetOff(reading, run) && (isDivided || isNamed || (behind != null && MARKS.contains(behind.text()))))
                || (reading.pieces().get(before) instanceof Piece.Meaning(var concept, _, _)
                        && ORDERING.contains(concept) && (isNamed || isDivided
                                || (behind != null && MARKS.contains(behind.text()))));
    }

    /** "New order: 2 oreo Ramesh", "order for leggings, 2 pcs, Zoya": the last words, if no item sounds like them. */
    private static Optional<Typed> apart(Reading reading, ItemFinder items) {
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
        var stands = !name.isEmpty() && (isCapital(reading, name) || isSetOff(reading, name));
        return stands && items.find(reading, new HashSet<>(name)).isKnown()
                ? Optional.of(Typed.of(reading, name))
                : Optional.empty();
    }

    private static boolean isCapital(Reading reading, List<Piece> name) {
        return name.stream().allMatch(piece -> {
            var typed = reading.typed(piece.from(), piece.to());
            return Character.isUpperCase(typed.charAt(0)) && !typed.equals(typed.toUpperCase(Locale.ROOT));
        });
    }

    private static boolean isSetOff(Reading reading, List<Piece> name) {
        var before = reading.pieces().indexOf(name.getFirst()) - 1;
        return before >= 0 && Set.of(",", "-", ":", "–", "(").contains(
                reading.tokens().get(reading.pieces().get(before).from()).text());
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
        var named = NAMING.contains(said) ? forward(reading, behindNaming(reading, at + 1)) : List.<Piece>of();
        var marked = !NOT_BY_THEMSELVES.contains(piece.concept()) || MARKS.contains(said);
        var run = named.isEmpty() && marked ? backward(reading, at - 1) : named;
        var isFirst = !named.isEmpty() || run.isEmpty()
                || reading.pieces().subList(0, reading.pieces().indexOf(run.getFirst())).stream()
                        .allMatch(CustomerFinder::saysNothing);
        var isNamed = !named.isEmpty() || piece.concept() == Concept.WANT || isMarkedAsName(reading, run, piece);
        return run.isEmpty() || !isFirst || !isNamed || items.find(reading.with(run), new HashSet<>()).isKnown()
                || items.find(reading, new HashSet<>(run)).pieces().isEmpty() ? List.of() : run;
    }

    /** "Ramesh ka order", "Ritu's order", "Ramesh order": not "punch in an order". */
    private static boolean isMarkedAsName(Reading reading, List<Piece> run, Piece.Meaning asked) {
        if (run.isEmpty() || NOT_BY_THEMSELVES.contains(asked.concept())) {
            return true;
        }
        var behind = reading.tokens().get(run.getLast().to());
        return reading.tokens().get(run.getLast().to() - 1).text().endsWith("'s") || MARKS.contains(behind.text())
                || (run.getLast().to() == asked.from() && isCapital(reading, run));
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

    private static List<Piece> forward(Reading reading, int from) {
        var pieces = reading.pieces();
        var run = new ArrayList<Piece>();
        for (var at = from; at < pieces.size() && (Typed.mayBe(pieces.get(at)) || isOfName(pieces, at)); at++) {
            run.add(pieces.get(at));
        }
        var behind = from + run.size();
        if (!run.isEmpty() && behind < pieces.size() && isPlace(reading, pieces.get(behind))) {
            run.add(pieces.get(behind));
        }
        return run;
    }

    /** The clinic of "City Clinic". */
    private static boolean isPlace(Reading reading, Piece piece) {
        return piece instanceof Piece.Meaning(var concept, var first, var last) && concept == Concept.NOISE
                && last == first + 1 && PLACES.contains(reading.tokens().get(first).text());
    }

    /** The hotel of "hotel Sagar". */
    private static boolean isOfName(List<Piece> pieces, int at) {
        return pieces.get(at) instanceof Piece.Meaning(var concept, _, _) && concept == Concept.NOISE
                && at + 1 < pieces.size() && Typed.mayBe(pieces.get(at + 1));
    }

    private static List<Piece> backward(Reading reading, int from) {
        var pieces = reading.pieces();
        var run = new ArrayList<Piece>();
        var last = from;
        while (last >= 0 && pieces.get(last) instanceof Piece.Meaning(var concept, _, _) && concept == Concept.FILLER) {
            last--;
        }
        if (last > 0 && isPlace(reading, pieces.get(last)) && Typed.mayBe(pieces.get(last - 1))) {
            run.add(pieces.get(last));
            last--;
        }
        for (var at = last; at >= 0 && Typed.mayBe(pieces.get(at)); at--) {
            run.addFirst(pieces.get(at));
        }
        return run;
    }
}
