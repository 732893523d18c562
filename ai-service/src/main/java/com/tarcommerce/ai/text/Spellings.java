package com.tarcommerce.ai.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Gives every word the one spelling that the other tables know it by; one typed word may be two (kardo is kar do). */
final class Spellings {
    private static final int SHORTEST_FREE_SPELLING = 6;
    private static final int SHORTEST_IN_HASTE = 5;
    private static final int SHORTEST_WITHOUT_VOWELS = 4;
    private static final int MOST_LEFT_OUT = 2;
    private static final Pattern VOWELS = Pattern.compile("[aeiou]");
    private static final Pattern VOWEL_GROUP = Pattern.compile("[aeiou]+");

    private final Map<String, List<String>> exact = new HashMap<>();
    private final Map<String, List<String>> bySkeleton = new HashMap<>();
    private final Map<String, List<String>> byConsonants = new HashMap<>();
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
        if (variant.length() >= SHORTEST_IN_HASTE && !Devanagari.isIn(variant)) {
            byConsonants.computeIfAbsent(withoutVowels(variant), _ -> new ArrayList<>(1)).add(variant);
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
        return known == null ? inHaste(word).orElse(List.of(word)) : known;
    }

    /** A word of which only vowels were left out, if it can be one word alone: pdega, skta, drjan; khrb, which has none. */
    private Optional<List<String>> inHaste(String word) {
        if (!isLongEnough(word) || Devanagari.isIn(word)) {
            return Optional.empty();
        }
        var meant = byConsonants.getOrDefault(withoutVowels(word), List.of()).stream()
                .filter(full -> full.length() - word.length() <= MOST_LEFT_OUT && isWithin(word, full))
                .map(exact::get).distinct().toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private static boolean isLongEnough(String word) {
        return word.length() >= SHORTEST_IN_HASTE
                || (word.length() >= SHORTEST_WITHOUT_VOWELS && withoutVowels(word).equals(word));
    }

    private static String withoutVowels(String word) {
        return VOWELS.matcher(word).replaceAll("");
    }

    /** Whether a word is another with fewer syllables: its letters in order, the first and the last of both the same. */
    private static boolean isWithin(String word, String full) {
        if (word.charAt(0) != full.charAt(0) || word.charAt(word.length() - 1) != full.charAt(full.length() - 1)
                || syllables(word) >= syllables(full)) {
            return false;
        }
        var at = 0;
        for (var i = 0; i < full.length() && at < word.length(); i++) {
            if (full.charAt(i) == word.charAt(at)) {
                at++;
            }
        }
        return at == word.length();
    }

    private static int syllables(String word) {
        return VOWEL_GROUP.split(word + " ").length;
    }

    /** The plural of a feminine verb only hums at its end: मिलीं is मिली. */
    private static String withoutLastNasal(String word) {
        return word.length() > 2 && word.endsWith("ीं") ? word.substring(0, word.length() - 1) : word;
    }
}
