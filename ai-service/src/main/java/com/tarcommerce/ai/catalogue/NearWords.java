package com.tarcommerce.ai.catalogue;

import com.tarcommerce.ai.catalogue.Vocabulary.Match;
import com.tarcommerce.ai.text.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of a catalogue that a typed one may be, but for a slip of the hand or its end. It is compared with every word
 * that begins alike, tens of thousands in a large shop, and a text asks for each of its words again and again: so what was
 * found is remembered.
 */
final class NearWords {
    static final int SHORTEST = 4;
    private static final int LONG = 8;
    private static final double SLIP = 0.85;
    private static final double SHORT_SLIP = 0.7;
    private static final int SHORT = 5;
    /** Butter is no buttermilk. */
    private static final double BEGINNING = 0.7;
    private static final int MOST_REMEMBERED = 256;

    private final Map<Character, List<String>> byInitial = new HashMap<>();
    private final Map<String, Match> remembered = new ConcurrentHashMap<>();

    /** Before anything is asked. */
    void add(String word) {
        byInitial.computeIfAbsent(word.charAt(0), _ -> new ArrayList<>()).add(word);
    }

    Match of(String typed) {
        var before = remembered.get(typed);
        if (before != null) {
            return before;
        }
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        var match = compared(typed);
        remembered.put(typed, match);
        return match;
    }

    private Match compared(String typed) {
        var near = byInitial.getOrDefault(typed.charAt(0), List.of());
        var slips = near.stream().filter(word -> isSlip(typed, word)).toList();
        if (!slips.isEmpty()) {
            return new Match(slips, isCertain(typed, slips) ? SLIP : SHORT_SLIP);
        }
        return new Match(near.stream().filter(word -> word.startsWith(typed)).toList(), BEGINNING);
    }

    /** In a short word another letter soon makes another thing (beer, beet); swapped letters and vowels do not. */
    private static boolean isCertain(String typed, List<String> slips) {
        return typed.length() > SHORT || slips.stream()
                .allMatch(word -> sorted(word).equals(sorted(typed)) || differInVowels(typed, word));
    }

    private static boolean differInVowels(String typed, String word) {
        var consonants = Spelling.consonants(typed);
        return consonants.length() >= SHORTEST - 1 && consonants.equals(Spelling.consonants(word));
    }

    private static String sorted(String word) {
        return word.chars().sorted().collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isSlip(String typed, String word) {
        return word.length() >= SHORTEST && !Character.isDigit(word.charAt(0))
                && Spelling.within(typed, word, Math.min(typed.length(), word.length()) >= LONG ? 2 : 1);
    }
}
