package com.tarcommerce.ai.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives every word the one spelling that the other tables know it by; one typed word may be two (kardo is kar do). */
final class Spellings {
    private static final int SHORTEST_FREE_SPELLING = 6;

    private final Map<String, List<String>> exact = new HashMap<>();
    private final Map<String, List<String>> bySkeleton = new HashMap<>();
    private final Devanagari devanagari = new Devanagari();

    Spellings() {
        for (var row : Table.rows("ai/text/spellings.tsv")) {
            var words = List.of(row.get(0).split(" "));
            Table.alternatives(row.get(1)).forEach(variant -> add(Tokenizer.fold(variant), words));
            if (words.size() == 1) {
                add(row.get(0), words);
            }
        }
    }

    private void add(String variant, List<String> words) {
        exact.put(variant, words);
        if (variant.length() >= SHORTEST_FREE_SPELLING && !Devanagari.isIn(variant)) {
            bySkeleton.putIfAbsent(Spelling.skeleton(variant), words);
        }
    }

    List<String> of(String folded) {
        var word = folded;
        if (Devanagari.isIn(folded) && !exact.containsKey(folded)) {
            word = devanagari.romanised(withoutLastNasal(folded));
            if (word.isEmpty()) {
                return List.of(folded);
            }
        }
        var known = exact.get(word);
        if (known == null && word.length() >= SHORTEST_FREE_SPELLING) {
            known = bySkeleton.get(Spelling.skeleton(word));
        }
        return known == null ? List.of(word) : known;
    }

    /** The plural of a feminine verb only hums at its end: मिलीं is मिली. */
    private static String withoutLastNasal(String word) {
        return word.length() > 2 && word.endsWith("ीं") ? word.substring(0, word.length() - 1) : word;
    }
}
