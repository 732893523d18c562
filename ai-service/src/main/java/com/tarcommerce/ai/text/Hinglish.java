package com.tarcommerce.ai.text;

import java.util.List;
import java.util.Set;

/** Reads words that are English in an English text, and Hindi in one that speaks Hindi: "5 aaye or 3 bike", "dekho to". */
final class Hinglish {
    private static final String EITHER = "or";
    private static final String AND = "aur";
    private static final String TO = "to";
    private static final String TOH = "toh";
    /** Words of Hindi grammar, and verbs in their one spelling, that no English text holds. */
    private static final Set<String> HINDI = Set.of("ka", "ki", "ke", "ko", "ne", "se", "hai", "kar", "karo", "gaya",
            "aaya", "bika", "becha", "bacha", "diya", "liya", "wala", "ab", "khatam", "hua", "kya", "nahi", "mila",
            "daalo", "daal", "hata", "hatao", "rakho", "bhi", "jodo", "jod", "badha", "bhej", "bheja", "batao");

    private Hinglish() {
    }

    static List<Token> asMeant(List<Token> tokens) {
        var endsInTo = !tokens.isEmpty() && tokens.getLast().is(TO);
        if ((!endsInTo && tokens.stream().noneMatch(token -> token.is(EITHER)))
                || tokens.stream().noneMatch(token -> HINDI.contains(token.text()))) {
            return tokens;
        }
        return tokens.stream().map(token -> token.is(EITHER)
                ? as(AND, token)
                : endsInTo && token.equals(tokens.getLast()) ? as(TOH, token) : token).toList();
    }

    private static Token as(String word, Token token) {
        return new Token(word, token.start(), token.end(), token.heard());
    }
}
