package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Resolution;
import com.tarcommerce.ai.catalogue.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the item that a text is about: a whole name if one stands there, else what all unknown words together mean. */
final class ItemFinder {

    /** @param taken pieces that already mean something else, as a customer's name */
    Mention find(Reading reading, Set<Piece> taken) {
        var pieces = reading.pieces().stream().filter(piece -> !taken.contains(piece)).toList();
        var names = pieces.stream().filter(Piece.ItemName.class::isInstance).map(Piece.ItemName.class::cast).toList();
        if (!names.isEmpty()) {
            return named(reading, names,
                    groups(pieces.stream().filter(piece -> !isKindOf(reading, names, piece)).toList()),
                    pieces);
        }
        var groups = groups(pieces);
        if (groups.isEmpty()) {
            return Mention.none();
        }
        var together = groups.stream().flatMap(List::stream).toList();
        var whole = mention(reading, together);
        if (whole.isKnown()) {
            return whole;
        }
        var goods = together.stream().filter(piece -> !NameSetOff.isTitled(reading, piece)).toList();
        if (!goods.isEmpty() && goods.size() < together.size() && mention(reading, goods).isKnown()) {
            return mention(reading, goods);
        }
        if (groups.size() == 1) {
            return apart(reading, together).orElse(whole);
        }
        var known = groups.stream().map(group -> mention(reading, group)).filter(one -> isAnItem(reading, one))
                .toList();
        return switch (known.size()) {
            case 0 -> apart(reading, together).orElse(whole);
            case 1 -> known.getFirst();
            default -> Mention.ofSeveral(together);
        };
    }

    /** The ghadi of "Rado ki ghadi" may be any. */
    private static boolean isAnItem(Reading reading, Mention mention) {
        return mention.isKnown() && !reading.catalogue().sayKind(words(reading, mention.pieces()));
    }

    /** "Oreo 10 maggi 20 poha 5": words apart from the name that are another item for sure. */
    private static boolean isBesideAnother(Reading reading, String name, List<List<Piece>> others) {
        return Runs.of(reading, others.stream().flatMap(List::stream).toList()).stream()
                .map(run -> mention(reading, run)).filter(one -> isAnItem(reading, one)).map(Mention::resolution)
                .anyMatch(other -> other instanceof Resolution.Found(var found, _) && !found.equals(name));
    }

    /** The one run of unknown words that is an item, if the others stand apart from it and sound like none. */
    private static Optional<Mention> apart(Reading reading, List<Piece> others) {
        var runs = Runs.of(reading, others);
        if (runs.size() == 1) {
            return Optional.empty();
        }
        var mentions = runs.stream().map(run -> mention(reading, run)).toList();
        var known = mentions.stream().filter(one -> isAnItem(reading, one)).toList();
        if (known.size() > 1 && known.size() <= reading.all(Piece.Amount.class).count()
                && known.stream().map(Mention::resolution).distinct().count() == known.size()) {
            return Optional.of(Mention.ofSeveral(others));
        }
        var restIsNothing = runs.stream().filter(run -> known.stream().noneMatch(one -> one.pieces().equals(run)))
                .flatMap(List::stream).map(piece -> mention(reading, List.of(piece)))
                .allMatch(Mention::isNothing);
        return known.size() == 1 && restIsNothing ? Optional.of(known.getFirst()) : Optional.empty();
    }

    /** "Sonata ghadi" of a shop's "Sonata". */
    private static boolean isKindOf(Reading reading, List<Piece.ItemName> names, Piece piece) {
        return piece instanceof Piece.Other && reading.wording().words().stream()
                .anyMatch(word -> word.from() == piece.from() && word.to() == piece.to()
                        && reading.isOfKind(names.getFirst().name(), word));
    }

    private static Mention named(Reading reading, List<Piece.ItemName> names, List<List<Piece>> others,
            List<Piece> pieces) {
        var distinct = names.stream().map(Piece.ItemName::name).distinct().toList();
        if (distinct.size() > 1 || others.stream().anyMatch(group -> isAnItem(reading, mention(reading, group)))
                || isBesideAnother(reading, distinct.getFirst(), others)) {
            return Mention.ofSeveral(List.copyOf(names));
        }
        var saying = pieces.stream().filter(piece -> piece instanceof Piece.ItemName || isKindOf(reading, names, piece))
                .toList();
        return new Mention(new Resolution.Found(distinct.getFirst(), 1), saying,
                reading.measuresOf(distinct.getFirst()), false);
    }

    private static Mention mention(Reading reading, List<Piece> others) {
        var forms = words(reading, others);
        var measures = reading.wording().words().stream().filter(Word::measure).map(Word::form)
                .collect(Collectors.toCollection(HashSet::new));
        measures.addAll(WhichOne.of(reading.tokens()));
        var resolution = WhichOne.ofItsSize(reading, reading.catalogue().resolve(forms, measures));
        var sizes = resolution instanceof Resolution.Found(var name, _)
                ? reading.measuresOf(name)
                : Set.<String>of();
        return new Mention(resolution, others, sizes, false);
    }

    private static List<Word> words(Reading reading, List<Piece> pieces) {
        return reading.wording().words().stream().filter(word -> isOf(pieces, word)).toList();
    }

    private static boolean isOf(List<Piece> pieces, Word word) {
        return IntStream.range(word.from(), word.to())
                .allMatch(at -> pieces.stream().anyMatch(piece -> piece.from() <= at && at < piece.to()));
    }

    /** Unknown words, divided where the text says "and". */
    private static List<List<Piece>> groups(List<Piece> pieces) {
        var groups = new ArrayList<List<Piece>>();
        var open = new ArrayList<Piece>();
        for (var piece : pieces) {
            if (piece instanceof Piece.Other) {
                open.add(piece);
            } else if (piece instanceof Piece.Meaning(var concept, _, _) && concept == Concept.AND) {
                close(groups, open);
            }
        }
        close(groups, open);
        return groups;
    }

    private static void close(List<List<Piece>> groups, List<Piece> open) {
        if (!open.isEmpty()) {
            groups.add(List.copyOf(open));
            open.clear();
        }
    }
}
