package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Resolution;
import com.tarcommerce.ai.catalogue.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the item that a text is about: a whole name if one stands there, else what all unknown words together mean. */
final class ItemFinder {

    /** @param taken pieces that already mean something else, as a customer's name */
    Mention find(Reading reading, Set<Piece> taken) {
        var pieces = reading.pieces().stream().filter(piece -> !taken.contains(piece)).toList();
        var names = pieces.stream().filter(Piece.ItemName.class::isInstance).map(Piece.ItemName.class::cast).toList();
        if (!names.isEmpty()) {
            return named(reading, names, groups(pieces));
        }
        var groups = groups(pieces);
        if (groups.isEmpty()) {
            return Mention.none();
        }
        var together = groups.stream().flatMap(List::stream).toList();
        var whole = mention(reading, together);
        if (groups.size() == 1 || whole.isKnown()) {
            return whole;
        }
        var known = groups.stream().map(group -> mention(reading, group)).filter(Mention::isKnown).toList();
        return switch (known.size()) {
            case 0 -> whole;
            case 1 -> known.getFirst();
            default -> Mention.ofSeveral(together);
        };
    }

    private static Mention named(Reading reading, List<Piece.ItemName> names, List<List<Piece>> others) {
        var distinct = names.stream().map(Piece.ItemName::name).distinct().toList();
        if (distinct.size() > 1 || others.stream().anyMatch(group -> mention(reading, group).isKnown())) {
            return Mention.ofSeveral(List.copyOf(names));
        }
        return new Mention(new Resolution.Found(distinct.getFirst(), 1), List.copyOf(names),
                reading.catalogue().measuresOf(distinct.getFirst(), reading.words()), false);
    }

    private static Mention mention(Reading reading, List<Piece> others) {
        var forms = others.stream()
                .flatMap(other -> reading.words().of(reading.tokens().subList(other.from(), other.to())).stream())
                .toList();
        var measures = reading.words().of(reading.tokens()).stream().filter(Word::measure).map(Word::form)
                .collect(Collectors.toSet());
        var resolution = reading.catalogue().resolve(forms, measures);
        var sizes = resolution instanceof Resolution.Found(var name, _)
                ? reading.catalogue().measuresOf(name, reading.words())
                : Set.<String>of();
        return new Mention(resolution, others, sizes, false);
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
