package com.tarcommerce.ai.model;

import com.tarcommerce.ai.text.Numeral;
import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Tokenizer;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The numbers that texts say, in digits or words: what a model writes may say no others than what it was given. */
public final class Numbers {
    private static final Numerals NUMERALS = new Numerals();

    private Numbers() {
    }

    /** Whether the text says no number that the source does not say. */
    public static boolean addsNone(String source, String text) {
        return in(source, _ -> true).containsAll(in(text, numeral -> !numeral.shy()));
    }

    private static Set<BigDecimal> in(String text, Predicate<Numeral> counts) {
        var tokens = Tokenizer.tokens(text);
        var numbers = new HashSet<BigDecimal>();
        IntStream.range(0, tokens.size()).mapToObj(at -> NUMERALS.readAt(tokens, at)).flatMap(Optional::stream)
                .filter(counts).map(numeral -> numeral.value().stripTrailingZeros()).forEach(numbers::add);
        return numbers;
    }
}
