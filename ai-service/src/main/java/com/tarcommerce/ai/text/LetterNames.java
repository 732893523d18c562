package com.tarcommerce.ai.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What Latin letters are called in Hindi: the si of "टाइप सी" is c. */
public final class LetterNames {
    private final Map<String, String> letters = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    public LetterNames() {
        var devanagari = new Devanagari();
        Table.rows("ai/text/devanagari.tsv").stream().filter(row -> row.getFirst().equals("name"))
                .forEach(row -> {
                    var spoken = devanagari.spoken(row.get(1));
                    letters.putIfAbsent(spoken, row.get(2));
                    names.putIfAbsent(row.get(2), spoken);
                });
    }

    /** @return the name of a letter, the word itself if it is none */
    public String spoken(String word) {
        return names.getOrDefault(word, word);
    }

    /** @param spoken a word of Devanagari in Latin letters */
    public Optional<String> letter(String spoken) {
        return Optional.ofNullable(letters.get(spoken));
    }
}
