package com.tarcommerce.ai.intent.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds names that are in no catalogue: a new item's, a customer's. */
final class NameFinder {
    private static final Set<String> MARKS = Set.of("ka", "ki", "ke", "ko", "ne");
    private static final Set<Concept> ENDS_A_NAME = EnumSet.of(Concept.PRICE, Concept.STOCK, Concept.TO, Concept.FOR,
            Concept.LIGHT, Concept.ADD, Concept.NEW, Concept.PRODUCT, Concept.CATALOGUE, Concept.CREATE, Concept.AND,
            Concept.POLITE);
    private static final Set<String> GRAMMAR_WORDS = Set.of("the", "a", "an", "ka", "ki", "ke", "ko", "me", "ne", "of",
            "in", "our", "my", "ji", "bhai", "bhaiya", "naam", "with", "se", "par", "pe", "this", "it", "ho", "gaya",
            "sir",
            "yaar", "wala", "ek", "do", "hi", "bhi", "-", ":", "\"", "'", "(", ")", "\n", "!", "named", "called",
            "name", "badalna", "from", "#",
            "rs", "per", "i", "we", "just", "on", "into");
    private static final Set<String> NAMING = Set.of("customer", "client", "grahak", "party");

    /** "For Ramesh", "Ramesh ke liye"; what the catalogue knows is an item, unless an item is named besides. */
    Optional<Typed> customer(Reading reading, ItemFinder items) {
        var pieces = reading.pieces();
        for (var at = 0; at < pieces.size(); at++) {
            if (pieces.get(at) instanceof Piece.Meaning(var concept, _, _)) {
                var run = switch (concept) {
                    case FOR -> withoutItem(reading, items, forward(pieces, at + 1), true);
                    case FOR_BEFORE -> withoutItem(reading, items, backward(pieces, at - 1), false);
                    case WANT, FILLER, ORDER, BOOK -> asking(reading, items, at);
                    default -> List.<Piece>of();
                };
                if (!run.isEmpty()) {
                    return Optional.of(withoutPossessive(typed(reading, run)));
                }
            }
        }
        return Optional.empty();
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
        var named = NAMING.contains(said) ? forward(reading.pieces(), behindNaming(reading, at + 1)) : List.<Piece>of();
        var marked = piece.concept() != Concept.FILLER || MARKS.contains(said);
        var run = named.isEmpty() && marked ? backward(reading.pieces(), at - 1) : named;
        var isFirst = !named.isEmpty() || run.isEmpty()
                || reading.pieces().subList(0, reading.pieces().indexOf(run.getFirst())).stream()
                        .allMatch(NameFinder::saysNothing);
        return run.isEmpty() || !isFirst || items.find(reading.with(run), new HashSet<>()).isKnown()
                || items.find(reading, new HashSet<>(run)).pieces().isEmpty() ? List.of() : run;
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
            if (items.find(reading.with(item), new HashSet<>()).isKnown()) {
                return itemIsLast ? run.subList(0, run.size() - size) : run.subList(size, run.size());
            }
        }
        return run;
    }

    /** From the first unknown word on: words, sizes that touch them, names that the catalogue has. */
    Optional<Typed> newItem(Reading reading) {
        var pieces = reading.pieces();
        var first = 0;
        while (first < pieces.size() && !isName(pieces.get(first))) {
            first++;
        }
        var last = first;
        while (last < pieces.size() && continues(reading, pieces, first, last)) {
            last++;
        }
        while (first > 0 && first < last && mayBeOfName(pieces.get(first - 1))) {
            first--;
        }
        while (first < last && last < pieces.size() && mayBeOfName(pieces.get(last))) {
            last++;
        }
        return first == last ? Optional.empty() : Optional.of(typed(reading, pieces.subList(first, last)));
    }

    /** Whether a word beside the name may have been part of it, so that the name has to be asked. */
    boolean isNameUnclear(Reading reading, Typed name) {
        var pieces = reading.pieces();
        var before = pieces.indexOf(name.pieces().getFirst()) - 1;
        var behind = pieces.indexOf(name.pieces().getLast()) + 1;
        return isUnclear(reading, before) || isUnclear(reading, behind);
    }

    private static boolean isUnclear(Reading reading, int at) {
        if (at < 0 || at >= reading.pieces().size()) {
            return false;
        }
        var piece = reading.pieces().get(at);
        if (piece instanceof Piece.Amount amount) {
            return amount.isMeasure() || (amount.unit() == null && !amount.money());
        }
        return piece instanceof Piece.Meaning(var concept, var from, var to) && concept == Concept.FILLER
                && !(to == from + 1 && GRAMMAR_WORDS.contains(reading.tokens().get(from).text()));
    }

    /** What no frame of a new item has a place for, beside its name: "Cash Box", "Night Cream". */
    private static boolean mayBeOfName(Piece piece) {
        return piece instanceof Piece.Meaning(var concept, _, _) && !ENDS_A_NAME.contains(concept)
                && !Frame.GRAMMAR.contains(concept) && concept != Concept.QUESTION;
    }

    private static boolean continues(Reading reading, List<Piece> pieces, int first, int at) {
        var piece = pieces.get(at);
        if (isName(piece)) {
            return true;
        }
        return at > first && switch (piece) {
            case Piece.Amount amount -> amount.isMeasure() && isGlued(reading, amount);
            case Piece.Meaning(var concept, _, _) -> !ENDS_A_NAME.contains(concept) && at + 1 < pieces.size()
                    && isName(pieces.get(at + 1));
            default -> false;
        };
    }

    /** "500g" is a size of a new item; "10 kg" is how much of it there is. */
    private static boolean isGlued(Reading reading, Piece.Amount amount) {
        return reading.typed(amount.from(), amount.to()).chars().noneMatch(Character::isWhitespace);
    }

    private static List<Piece> forward(List<Piece> pieces, int from) {
        var run = new ArrayList<Piece>();
        for (var at = from; at < pieces.size() && isName(pieces.get(at)); at++) {
            run.add(pieces.get(at));
        }
        return run;
    }

    private static List<Piece> backward(List<Piece> pieces, int from) {
        var run = new ArrayList<Piece>();
        var last = from;
        while (last >= 0 && pieces.get(last) instanceof Piece.Meaning(var concept, _, _) && concept == Concept.FILLER) {
            last--;
        }
        for (var at = last; at >= 0 && isName(pieces.get(at)); at--) {
            run.addFirst(pieces.get(at));
        }
        return run;
    }

    private static boolean isName(Piece piece) {
        return piece instanceof Piece.Other || piece instanceof Piece.ItemName;
    }

    private static Typed typed(Reading reading, List<Piece> run) {
        return new Typed(reading.typed(run.getFirst().from(), run.getLast().to()), List.copyOf(run));
    }
}
