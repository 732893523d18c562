package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Token;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A text and the pieces that it was cut into. */
record Reading(String text, List<Token> tokens, List<Piece> pieces, Catalogue catalogue, Words words) {

    boolean has(Concept concept) {
        return concepts().contains(concept);
    }

    boolean hasAny(Collection<Concept> some) {
        var concepts = concepts();
        return some.stream().anyMatch(concepts::contains);
    }

    Set<Concept> concepts() {
        var concepts = EnumSet.noneOf(Concept.class);
        all(Piece.Meaning.class).forEach(meaning -> concepts.add(meaning.concept()));
        if (all(Piece.Id.class).anyMatch(id -> id.of() == Concept.ORDER)) {
            concepts.add(Concept.ORDER_NO);
        }
        return concepts;
    }

    <T extends Piece> Stream<T> all(Class<T> kind) {
        return pieces.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The text as typed, from one token to before another. */
    String typed(int from, int to) {
        return text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    Reading with(List<Piece> others) {
        return new Reading(text, tokens, List.copyOf(others), catalogue, words);
    }
}
