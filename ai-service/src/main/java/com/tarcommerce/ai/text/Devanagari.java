package com.tarcommerce.ai.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes Hindi words as shopkeepers type them in Latin letters: खत्म is khatm, दूध doodh, गया gaya. */
final class Devanagari {
    private static final String FIRST_OF_LETTERS = "ए";

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Letter> letters = new HashMap<>();

    Devanagari() {
        for (var row : Table.rows("ai/text/devanagari.tsv")) {
            if (row.getFirst().equals("name")) {
                names.put(composed(row.get(1)), row.get(2));
                continue;
            }
            var kind = Letter.Kind.valueOf(row.get(0).toUpperCase(Locale.ROOT));
            letters.put(composed(row.get(1)),
                    new Letter(kind, row.get(2), row.getLast()));
        }
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    static boolean isIn(String word) {
        return word.codePointAt(0) >= 0x0900 && word.codePointAt(0) <= 0x097F;
    }

    String romanised(String word) {
        var spelt = word.length() > 1 ? spelt(word, 0) : null;
        if (spelt == null || (spelt.length() == 1 && !word.startsWith(FIRST_OF_LETTERS))) {
            return spoken(word);
        }
        return spelt;
    }

    /** Letter by letter: यूएसबी; null if the word is none of such. */
    private @Nullable String spelt(String word, int from) {
        if (from == word.length()) {
            return "";
        }
        for (var to = word.length(); to > from; to--) {
            var letter = names.get(word.substring(from, to));
            var rest = letter == null ? null : spelt(word, to);
            if (rest != null) {
                return letter + rest;
            }
        }
        return null;
    }

    /** As a word, even if it is a row of letters' names. */
    String spoken(String word) {
        return Syllables.spoken(word, letters);
    }
}
