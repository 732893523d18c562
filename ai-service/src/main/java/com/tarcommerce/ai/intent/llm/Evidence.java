package com.tarcommerce.ai.intent.llm;

import com.tarcommerce.ai.text.Numerals;
import com.tarcommerce.ai.text.Token;
import com.tarcommerce.ai.text.Tokenizer;
import com.tarcommerce.ai.text.Unit;
import com.tarcommerce.ai.text.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a text says, so that an answer about it can be held against it: its numbers in any notation, its words, its ids. */
final class Evidence {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*");
    private static final Numerals NUMERALS = new Numerals();
    private static final Units UNITS = new Units();

    private final String folded;
    private final List<Token> tokens;
    private final List<BigDecimal> numbers = new ArrayList<>();

    Evidence(String text) {
        folded = squeezed(text);
        tokens = Tokenizer.tokens(text);
        for (var at = 0; at < tokens.size(); at++) {
            NUMERALS.readAt(tokens, at).ifPresent(numeral -> {
                numbers.add(numeral.value());
                if (numeral.to() < tokens.size()) {
                    UNITS.find(tokens.get(numeral.to()).text()).map(Unit::size)
                            .ifPresent(size -> numbers.add(numeral.value().multiply(size)));
                }
            });
        }
    }

    boolean says(BigDecimal number) {
        return numbers.stream().anyMatch(said -> said.compareTo(number.abs()) == 0);
    }

    /** Whether the words stand in the text, one behind the other, in whatever case. */
    boolean says(String words) {
        var wanted = squeezed(words);
        return !wanted.isEmpty() && (" " + folded + " ").contains(" " + wanted + " ");
    }

    boolean saysUnit(String unit) {
        var folded = Tokenizer.fold(unit).strip();
        var wanted = folded.isEmpty() ? Optional.<Unit>empty() : UNITS.find(Tokenizer.word(folded));
        return wanted.isPresent() && tokens.stream().anyMatch(token -> UNITS.find(token.text()).equals(wanted));
    }

    /** {@code 1042} in "#1042" and "ORD-1042", but not in "11042". */
    boolean saysId(String id) {
        var wanted = id.toLowerCase(Locale.ROOT);
        if (!ID.matcher(wanted).matches()) {
            return false;
        }
        return Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(wanted) + "(?![\\p{L}\\p{N}_])").matcher(folded)
                .find();
    }

    /** One case, one space, no punctuation at the ends of words. */
    private static String squeezed(String text) {
        return Tokenizer.fold(text).replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("[.,!?;:\"।]+(?= |$)", "").strip();
    }
}
