package com.tarcommerce.ai.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides whether the "do" of "ek sau do" is two, or asks to give a hundred. */
final class ShyRest {
    /** Beside these it is left open. */
    private static final Set<String> LOOSE = Stream
            .of("please", "pls", "plz", "na", "ji", "bhai", "bhaiya", "sir", "boss", "yaar", "aur", "and", "hi", "bhi",
                    "mujhe", "hume", "isko", "usko", "unko", "jaldi", "abhi", "aaj", "kal", "customer", "customers",
                    "grahak", "client", "party", "aadmi", "log", "ladka", "ladki", "jane", "ek", "do", "de",
                    "naya", "nayi", "naye", "new")
            .map(Tokenizer::word).collect(Collectors.toUnmodifiableSet());

    private ShyRest() {
    }

    /** At an end "ek" is more likely one than an article, "do" more likely "give" than two. */
    static boolean isNumber(List<Token> tokens, Numeral rest) {
        var ends = rest.to() >= tokens.size() || isEnd(tokens.get(rest.to()));
        return ends ? rest.value().compareTo(BigDecimal.ONE) == 0 : !LOOSE.contains(tokens.get(rest.to()).text());
    }

    /** Any sign but those of money: 102/-. */
    private static boolean isEnd(Token token) {
        return token.isSymbol() && !token.is("/") && !token.is("₹");
    }
}
