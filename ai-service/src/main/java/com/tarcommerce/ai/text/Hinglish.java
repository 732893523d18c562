package com.tarcommerce.ai.text;

import java.util.List;
import java.util.Set;

/** Reads words that are English in an English text, and Hindi in one that speaks Hindi: "5 aaye or 3 bike". */
final class Hinglish {
    private static final String EITHER = "or";
    private static final String AND = "aur";
    /** Words of Hindi grammar, and verbs in their one spelling, that no English text holds. */
    private static final Set<String> HINDI = Set.of("ka", "ki", "ke", "ko", "ne", "se", "hai", "kar", "karo", "gaya",
            "aaya", "bika", "becha", "bacha", "diya", "liya", "wala", "ab", "khatam", "hua", "kya", "nahi", "mila",
            "daalo", "daal", "hata", "hatao", "rakho", "bhi", "jodo", "jod", "badha", "bhej", "bheja", "batao");

    private Hinglish() {
    }

    static List<Token> asMeant(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.is(EITHER))
                && tokens.stream().anyMatch(token -> HINDI.contains(token.text()))
                        ? tokens.stream().map(token -> token.is(EITHER)
                                ? new Token(AND, token.start(), token.end(), token.heard())
                                : token).toList()
                        : tokens;
    }
}
