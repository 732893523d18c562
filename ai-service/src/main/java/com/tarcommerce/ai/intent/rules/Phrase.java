package com.tarcommerce.ai.intent.rules;

import com.tarcommerce.ai.text.Spelling;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.text.Tokenizer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A phrase of the lexicon.
 *
 * @param words  as {@link #key} writes them
 * @param begins whether it means that at the beginning of a text only; {@code ends} at its end
 */
record Phrase(Concept concept, List<String> words, boolean begins, boolean ends) {
    private static final int SHORTEST_FREE_SPELLING = 5;
    private static final String BEGINNING = "^";
    private static final String END = "$";

    /** @param text as a row has it: "^bas", "over$" */
    static Phrase of(Concept concept, String text) {
        var begins = text.startsWith(BEGINNING);
        var ends = text.endsWith(END);
        var tokens = Tokenizer.tokens(text.substring(begins ? 1 : 0, text.length() - (ends ? 1 : 0)));
        return new Phrase(concept, Stream.concat(Stream.of(key(tokens.getFirst())),
                tokens.stream().skip(1).map(Phrase::keyWithin)).toList(), begins, ends);
    }

    /** @param next the second word as {@link #keyWithin} writes it, for most phrases end there; empty behind the last token */
    boolean isAt(List<Token> tokens, int at, String next) {
        return (words.size() == 1 || words.get(1).equals(next)) && (at == 0 || !begins)
                && at + words.size() <= tokens.size() && (!ends || isEnd(tokens, at + words.size()))
                && IntStream.range(2, words.size()).allMatch(i -> keyWithin(tokens.get(at + i)).equals(words.get(i)));
    }

    private static boolean isEnd(List<Token> tokens, int at) {
        return IntStream.range(at, tokens.size()).allMatch(behind -> tokens.get(behind).isSymbol());
    }

    /** The "to" of "aaye to bolna" is a toh, which a text's end tells from the English word and its middle does not. */
    static String keyWithin(Token token) {
        return token.is("toh") ? "to" : key(token);
    }

    /** Long words may be spelled freely; in short ones a letter makes another word (kam is little, kaam is work). */
    static String key(Token token) {
        var bare = token.text().endsWith("'s") ? token.text().substring(0, token.text().length() - 2) : token.text();
        return bare.length() < SHORTEST_FREE_SPELLING ? bare : Spelling.skeleton(bare);
    }
}
