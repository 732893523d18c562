package com.tarcommerce.ai.intent.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What the classifier sees of a text: the kinds of its pieces, alone and two by two, its words and the parts of these.
 * Numbers, names of items and ids are only what they are, so that a shop's own do not matter.
 */
final class Features {
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 4;

    private Features() {
    }

    static Collection<String> of(Reading reading, Mention mention) {
        var features = new LinkedHashSet<String>();
        var kinds = new ArrayList<String>(List.of("<"));
        for (var piece : reading.pieces()) {
            kinds.add(kind(piece, mention));
            if (piece instanceof Piece.Meaning) {
                features.add("word " + word(reading, piece));
                for (var token : reading.tokens().subList(piece.from(), piece.to())) {
                    features.add("token " + token.text());
                    addParts("^" + token.text() + "$", features);
                }
            } else if (isStrange(piece, mention)) {
                var word = word(reading, piece);
                features.add("word " + word);
                addParts("^" + word + "$", features);
            }
        }
        kinds.add(">");
        for (var at = 0; at < kinds.size(); at++) {
            features.add(kinds.get(at));
            if (at > 0) {
                features.add(kinds.get(at - 1) + " " + kinds.get(at));
            }
        }
        return features;
    }

    private static String kind(Piece piece, Mention mention) {
        return switch (piece) {
            case Piece.Meaning(var concept, _, _) -> concept.name();
            case Piece.ItemName _ -> "item";
            case Piece.Amount amount ->
                "number" + (amount.money() ? " money" : "") + (amount.unit() == null ? "" : " unit")
                        + (amount.sign() == 0 ? "" : " sign");
            case Piece.Id id -> "id of " + id.of();
            case Piece.Other _ -> isStrange(piece, mention) ? "other" : "item";
        };
    }

    /** A word that is neither ours nor the catalogue's. */
    private static boolean isStrange(Piece piece, Mention mention) {
        return piece instanceof Piece.Other && !(mention.isKnown() && mention.pieces().contains(piece));
    }

    private static String word(Reading reading, Piece piece) {
        var word = new StringBuilder(reading.word(piece.from()));
        for (var at = piece.from() + 1; at < piece.to(); at++) {
            word.append('_').append(reading.word(at));
        }
        return word.toString();
    }

    private static void addParts(String word, Collection<String> features) {
        for (var length = SHORTEST_PART; length <= LONGEST_PART; length++) {
            for (var from = 0; from + length <= word.length(); from++) {
                features.add("part " + word.substring(from, from + length));
            }
        }
    }
}
