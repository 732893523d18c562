package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Resolution;
import com.tarcommerce.ai.catalogue.Word;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Token;
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
            return named(reading, names, groups(pieces));
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
        var known = groups.stream().map(group -> mention(reading, group)).filter(Mention::isKnown).toList();
        return switch (known.size()) {
            case 0 -> apart(reading, together).orElse(whole);
            case 1 -> known.getFirst();
            default -> Mention.ofSeveral(together);
        };
    }

    /** "Oreo 10 maggi 20 poha 5": words apart from the name that are another item for sure. */
    private static boolean isBesideAnother(Reading reading, String name, List<List<Piece>> others) {
        return Runs.of(reading, others.stream().flatMap(List::stream).toList()).stream()
                .map(run -> mention(reading, run).resolution())
                .anyMatch(other -> other instanceof Resolution.Found(var found, _) && !found.equals(name));
    }

    /** The one run of unknown words that is an item, if the others stand apart from it and sound like none. */
    private static Optional<Mention> apart(Reading reading, List<Piece> others) {
        var runs = Runs.of(reading, others);
        if (runs.size() == 1) {
            return Optional.empty();
        }
        var mentions = runs.stream().map(run -> mention(reading, run)).toList();
        var known = mentions.stream().filter(Mention::isKnown).toList();
        if (known.size() > 1 && known.size() <= reading.all(Piece.Amount.class).count()
                && known.stream().map(Mention::resolution).distinct().count() == known.size()) {
            return Optional.of(Mention.ofSeveral(others));
        }
        var restIsNothing = runs.stream().filter(run -> known.stream().noneMatch(one -> one.pieces().equals(run)))
                .flatMap(List::stream).map(piece -> mention(reading, List.of(piece)))
                .allMatch(Mention::isNothing);
        return known.size() == 1 && restIsNothing ? Optional.of(known.getFirst()) : Optional.empty();
    }

    private static Mention named(Reading reading, List<Piece.ItemName> names, List<List<Piece>> others) {
        var distinct = names.stream().map(Piece.ItemName::name).distinct().toList();
        if (distinct.size() > 1 || others.stream().anyMatch(group -> mention(reading, group).isKnown())
                || isBesideAnother(reading, distinct.getFirst(), others)) {
            return Mention.ofSeveral(List.copyOf(names));
        }
        return new Mention(new Resolution.Found(distinct.getFirst(), 1), List.copyOf(names),
                reading.measuresOf(distinct.getFirst()), false);
    }

    private static Mention mention(Reading reading, List<Piece> others) {
        var words = reading.wording().words();
        var forms = words.stream().filter(word -> isOf(others, word)).toList();
        var measures = words.stream().filter(Word::measure).map(Word::form)
                .collect(Collectors.toCollection(HashSet::new));
        measures.addAll(kinds(reading.tokens()));
        var resolution = reading.catalogue().resolve(forms, measures);
        var sizes = resolution instanceof Resolution.Found(var name, _)
                ? reading.measuresOf(name)
                : Set.<String>of();
        return new Mention(resolution, others, sizes, false);
    }

    private static boolean isOf(List<Piece> pieces, Word word) {
        return IntStream.range(word.from(), word.to())
                .allMatch(at -> pieces.stream().anyMatch(piece -> piece.from() <= at && at < piece.to()));
    }

    /** The numbers of "1.5 wala wire", "5 wali thaili". */
    private static List<String> kinds(List<Token> tokens) {
        return IntStream.range(1, tokens.size()).filter(at -> tokens.get(at).is("wala"))
                .mapToObj(at -> tokens.get(at - 1)).filter(Token::isNumber).map(Token::text)
                .map(Words::number).toList();
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
