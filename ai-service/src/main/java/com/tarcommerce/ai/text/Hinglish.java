package com.tarcommerce.ai.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads words that are English in an English text, and Hindi in one that speaks Hindi: "5 aaye or 3 bike", "dekho to". */
final class Hinglish {
    private static final String EITHER = "or";
    private static final String AND = "aur";
    private static final String TO = "to";
    private static final String TOH = "toh";
    private static final String KM = "km";
    private static final String LITTLE = "kam";
    /** Words of Hindi grammar, and verbs in their one spelling, that no English text holds. */
    private static final Set<String> HINDI = Set.of("ka", "ki", "ke", "ko", "ne", "se", "hai", "kar", "karo", "gaya",
            "aaya", "bika", "becha", "bacha", "diya", "liya", "wala", "ab", "khatam", "hua", "kya", "nahi", "mila",
            "daalo", "daal", "hata", "hatao", "rakho", "bhi", "jodo", "jod", "badha", "bhej", "bheja", "batao");

    private Hinglish() {
    }

    static List<Token> asMeant(List<Token> tokens) {
        return withLittle(conjoined(tokens));
    }

    /** Behind no number, and not by itself, km is "kam" in haste. */
    private static List<Token> withLittle(List<Token> tokens) {
        for (var at = 0; at < tokens.size(); at++) {
            var measures = tokens.size() == 1 || (at > 0 && tokens.get(at - 1).isNumber());
            if (tokens.get(at).is(KM) && !measures) {
                tokens.set(at, as(LITTLE, tokens.get(at)));
            }
        }
        return tokens;
    }

    private static List<Token> conjoined(List<Token> tokens) {
        var endsInTo = !tokens.isEmpty() && tokens.getLast().is(TO);
        if ((!endsInTo && tokens.stream().noneMatch(token -> token.is(EITHER)))
                || tokens.stream().noneMatch(token -> HINDI.contains(token.text()))) {
            return tokens;
        }
        return tokens.stream().map(token -> token.is(EITHER)
                ? as(AND, token)
                : endsInTo && token.equals(tokens.getLast()) ? as(TOH, token) : token)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Token as(String word, Token token) {
        return new Token(word, token.start(), token.end(), token.heard());
    }
}
