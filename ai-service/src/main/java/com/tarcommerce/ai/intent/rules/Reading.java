package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.catalogue.Catalogue;
import com.tarcommerce.ai.catalogue.Word;
import com.tarcommerce.ai.catalogue.Words;
import com.tarcommerce.ai.text.Token;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text and the pieces that it was cut into. */
record Reading(Wording wording, List<Piece> pieces, Catalogue catalogue, Set<Concept> concepts) {

    /**
     * A text, and what every part of it is read from; made once, for a long text is read in many parts.
     *
     * @param words the tokens as words of catalogues
     * @param table what made them
     */
    record Wording(String text, List<Token> tokens, List<Word> words, Words table) {
        static Wording of(String text, List<Token> tokens, Words table) {
            return new Wording(text, tokens, List.copyOf(table.of(tokens)), table);
        }
    }

    static Reading of(Wording wording, List<Piece> pieces, Catalogue catalogue) {
        return new Reading(wording, List.copyOf(pieces), catalogue, concepts(wording, pieces));
    }

    String text() {
        return wording.text();
    }

    List<Token> tokens() {
        return wording.tokens();
    }

    /** The sizes in a name of the catalogue. */
    Set<String> measuresOf(String name) {
        return catalogue.measuresOf(name, wording.table());
    }

    /** Whether a word beside a name of the catalogue only says what kind of goods it is. */
    boolean isOfKind(String name, Word word) {
        return catalogue.isOfKind(name, word, wording.table());
    }

    boolean has(Concept concept) {
        return concepts.contains(concept);
    }

    boolean hasAny(Collection<Concept> some) {
        return some.stream().anyMatch(concepts::contains);
    }

    private static Set<Concept> concepts(Wording wording, List<Piece> pieces) {
        var concepts = EnumSet.noneOf(Concept.class);
        for (var piece : pieces) {
            if (piece instanceof Piece.Meaning(var concept, _, _)) {
                concepts.add(concept);
            } else if (piece instanceof Piece.Id id && id.of() == Concept.ORDER) {
                concepts.add(Concept.ORDER_NO);
            } else if (piece instanceof Piece.Id id && id.of() == Concept.TASK) {
                concepts.add(Concept.TASK);
            } else if (piece instanceof Piece.Amount amount && amount.money()) {
                concepts.add(Concept.SUM);
            } else if (piece instanceof Piece.Other && isDoing(wording.tokens(), piece.to())) {
                concepts.add(Concept.SOMEONE);
            }
        }
        return concepts;
    }

    /** "Ramesh ne", "Gupta ji ne". */
    private static boolean isDoing(List<Token> tokens, int behindName) {
        return IntStream.rangeClosed(behindName, behindName + 1)
                .anyMatch(at -> at < tokens.size() && tokens.get(at).is("ne"));
    }

    <T extends Piece> Stream<T> all(Class<T> kind) {
        return pieces.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The text as typed, from one token to before another. */
    String typed(int from, int to) {
        return text().substring(tokens().get(from).start(), tokens().get(to - 1).end());
    }

    /** A token's word; empty where there is none. */
    String word(int at) {
        return at < 0 || at >= tokens().size() ? "" : tokens().get(at).text();
    }

    /** Whether one of its tokens is one of some words. */
    boolean says(Set<String> some) {
        return tokens().stream().anyMatch(token -> some.contains(token.text()));
    }

    /** The words of a piece in our spelling. */
    String words(Piece piece) {
        return tokens().subList(piece.from(), piece.to()).stream().map(Token::text).collect(Collectors.joining(" "));
    }

    /** The piece so many steps behind another, before it if negative; null where there is none. */
    @Nullable
    Piece beside(Piece piece, int steps) {
        var at = pieces.indexOf(piece) + steps;
        return at < 0 || at >= pieces.size() ? null : pieces.get(at);
    }

    Reading with(List<Piece> others) {
        return of(wording, others, catalogue);
    }
}
